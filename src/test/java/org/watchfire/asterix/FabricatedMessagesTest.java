package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Messages fabricated by others, one of a kind, each with a text in prose that explains it. The values here are those of the
 * texts ({@code path value}; {@code #} before the number as it stands in the bits, {@code #x} in hexadecimal digits; rows in
 * brackets).
 *
 * <p>Where the texts are wrong, the value here is that of the specification or the bits: Mode 3/A codes are printed decimal
 * (the bits are compared); I010/500 is divided by 1/4 where it is to be multiplied; degrees come from the rounded bit 0.0055
 * (the bits are compared); I010/010 prints fa for 0a; I020/042 prints km for m; I063/091 is called 081; vertical rates in
 * I021/155 and 157 are divided by 6.25, an altitude in I021/145 is printed with its last bit lost, I021/220 TMP and
 * I021/160 GS come without scale or from 0.22 kt; the fields of I021/260 are read across octets; the ground speed of the
 * expansion field of Cat 021 has 1/8 kt a bit, not 1.25. The message of Cat 021 itself breaks the specification: its block
 * length says 282 of 146 octets, and I021/140 stands in three octets instead of two; both are mended before it is read.
 */
class FabricatedMessagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            010Report | 10 | 010/SAC 0; 010/SIC 10; 000 1; 020/TYP 5; 020/DCR 0; 020/CHN 1; 020/GBS 1; 020/TOT 1
            010Report | 10 | 140 513.9921875; 041/LAT 50.044146935; 041/LON 8.526995005; 040/RHO 259; 040/TH 24.098510742
            010Report | 10 | 042/X 142; 042/Y 2865; 200/GSP #70; 200/TRA 121.997680664; 202/VX 3; 202/VY -10; 161/TRK 2095
            010Report | 10 | 170/CNF 0; 170/CST 2; 170/TCC 1; 170/STH 0; 170/TOM 3; 060/MODE3A #744; 220 2369312
            010Report | 10 | 250/MBDATA[0] #x20004002611840; 250/BDS1[0] 5; 250/BDS2[0] 1; 300 14; 090/FL 0; 091 31.25
            010Report | 10 | 270/LENGTH 74; 270/ORIENTATION 180; 270/WIDTH 61; 310/MSG 1; 500/DEVX #8; 500/DEVY #22
            010Report | 10 | 280/DRHO[0] 10; 280/DTHETA[0] 1.65; 280/DTHETA[1] 0.45; 280/DTHETA[2] 3.75; 131 199
            010Report | 10 | 500/COVXY #5; 210/AX 17; 210/AY 21
            019Start | 19 | 010/SAC 98; 010/SIC 250; 000 1; 140 8269.734375; 550/NOGO 0; 550/OVL 0; 550/TSV 0; 550/TTF 1
            019Start | 19 | 551/TP1A 1; 551/TP1B 1; 551/TP2A 1; 551/TP2B 1; 551/TP3A 0; 552/RSI[0] 2; 552/RSI[1] 3
            019Start | 19 | 552/TX1030[0] 1; 552/TX1090[0] 0; 552/TX1030[1] 1; 553/REFTR1 3; 553/REFTR2 3; 553/REFTR3 3
            019Start | 19 | 553/REFTR4 1; 600/LAT 5.65813316; 600/LON -0.626086593; 610 230; 620 54
            020_1 | 20 | 010/SAC 98; 010/SIC 102; 020/SSR 0; 020/MS 1; 020/HF 0; 020/CHN 1; 020/GBS 0; 020/TST 1
            020_1 | 20 | 140 50432.265625; 041/LAT -21.131601334; 041/LON 55.30357182; 042/X -299.5; 042/Y 684; 161/TRN 374
            020_1 | 20 | 170/CNF 0; 170/TRE 1; 170/CST 0; 170/CDM 2; 070/V 0; 070/L 1; 070/MODE3A #70; 202/VX 101; 202/VY 9
            020_1 | 20 | 090/FL 340; 100/MODEC 2180; 220 5116898; 245/STI 2; 245/CHR #x10c235c70000; 110 33800; 105 33850
            020_1 | 20 | 210/AX 12; 210/AY 0; 500/DOP/X 0.5; 500/DOP/Y 25; 500/DOP/XY 0.25; 400/BIT5[0] 1; 400/BIT8[2] 1
            020_1 | 20 | 250/MBDATA[0] #x20202000000202; 250/BDS1[0] 4; 250/BDS2[0] 2; 230/COM 1; 230/STAT 0; 230/MSSC 1
            020_1 | 20 | 230/ARC 1; 230/AIC 1; 230/B1A 0; 230/B1B 3; 260 #x10101000330780; 030[0] 15; 055/G 1; 055/MODE1 10
            020_1 | 20 | 050/V 0; 050/G 0; 050/L 0; 050/MODE2 #1176
            021_1 | 21 | 010/SAC 99; 010/SIC 3; 040/ATP 0; 040/ARC 0; 040/DCR 1; 040/GBS 0; 040/CL 0; 040/RCF 1; 040/LDPJ 0
            021_1 | 21 | 161/TRNUM 260; 015 5; 071 13186.1171875; 131/LAT 47.402649913; 131/LON 9.940521922; 072 5121.8046875
            021_1 | 21 | 150/IM 0; 150/AS 0.116638184; 151/RE 0; 151/TAS 380; 080 1222279; 074/FSI 0; 074/TOMRP 0.062519126
            021_1 | 21 | 140 33000; 090/NUCRNACV 0; 090/NUCPNIC 0; 090/NICBARO 1; 090/SIL 2; 090/NACP 10; 210/VNS 0; 210/VN 1
            021_1 | 21 | 210/LTT 2; 070/MODE3A #1428; 230 2.3; 145 331; 152 109.995117188; 200/ICF 0; 200/LNAV 1; 200/ME 0
            021_1 | 21 | 200/PS 3; 200/SS 0; 155/RE 0; 155/BVR #4106; 157/RE 0; 157/GVR #4550; 160/RE 0; 160/GS #1863
            021_1 | 21 | 160/TA 110.994873047; 165/TAR 0.75; 077 512.75; 020 15; 220/WS 60; 220/TMP #-30; 146/SAS 1; 146/S 3
            021_1 | 21 | 146/ALT 33000; 148/MV 0; 148/AH 0; 148/AM 1; 148/ALT 20000; 110/TIS/NAV 1; 110/TIS/NVB 1
            021_1 | 21 | 110/TID/TCA[0] 0; 110/TID/NC[0] 0; 110/TID/TCPN[0] 1; 110/TID/ALT[0] 16000; 110/TID/LAT[0] 47.999997139
            021_1 | 21 | 110/TID/LON[0] 10.09999752; 110/TID/PT[0] 1; 110/TID/TD[0] 3; 110/TID/TRA[0] 1; 110/TID/TOA[0] 0
            021_1 | 21 | 110/TID/TOV[0] 518; 110/TID/TTR[0] 0.22; 016 10; 008/RA 0; 008/TC 2; 008/TS 1; 008/ARV 1; 008/CDTIA 1
            021_1 | 21 | 132 35; 250/MBDATA[0] #x40401010202082; 250/BDS1[0] 2; 250/BDS2[0] 4; 260/TYP 28; 260/STYP 2; 400 4
            021_1 | 21 | 295/AOS 12.8; 295/TRD 1; 295/M3A 25; 295/TI1 2.3; 295/GH 0.5; 295/FL 1.2; 295/MH 0.3; 295/GVR 13.5
            021_1 | 21 | 295/ARA 0.2; RE/BPS/BPS 234; RE/GAO 36; RE/SGV/STP 0; RE/SGV/HTS 1; RE/SGV/HTT 0; RE/SGV/HRD 1
            021_1 | 21 | RE/SGV/GSS #62; RE/SGV/HGT 92.8125
            023_GSStatus | 23 | 010/SAC 98; 010/SIC 5; 000 1; 070 34308.25; 100/NOGO 0; 100/MSC 1; 100/TSV 0; 100/RN 1; 200 170
            023_ServiceStat | 23 | 010/SAC 98; 010/SIC 35; 000 3; 015/SID 10; 015/STYP 2; 070 33282.5; 120/TYPE[0] 3
            023_ServiceStat | 23 | 120/REF[0] 1; 120/CV[0] 259; 120/TYPE[1] 23; 120/REF[1] 1; 120/CV[1] 741
            023_ServiceStatus | 23 | 010/SAC 98; 010/SIC 35; 000 2; 015/SID 6; 015/STYP 3; 070 1088.046875; 101/RP 3.5; 101/SC 1
            023_ServiceStatus | 23 | 101/SSRP 4; 200 126; 110/STAT 4
            034_1 | 34 | 010/SAC 25; 010/SIC 14; 000 2; 030 29906.3359375; 020 90; 050/COM/NOGO 0; 050/COM/RDPC 1
            034_1 | 34 | 050/COM/RDPR 0; 050/COM/MSC 0; 050/SSR/ANT 0; 050/SSR/CHAB 2; 060/COM/REDRDP 0; 060/COM/REDXMT 0
            048_1 | 48 | 010/SAC 25; 010/SIC 201; 140 27354.6015625; 020/TYP 5; 040/RHO 197.68359375; 070/V 0; 070/G 0; 070/L 0
            048_1 | 48 | 070/MODE3A #512; 090/V 0; 090/G 0; 090/FL 330; 220 3958284; 250/BDS1[0] 4; 250/BDS2[0] 0; 161/TRN 3563
            048_1 | 48 | 200/GSP #1977; 200/HDG #22574; 170/CNF 0; 170/RAD 2; 170/DOU 0; 170/MAH 0; 170/CDM 0; 230/COM 1
            048_1 | 48 | 230/STAT 0; 230/SI 0; 230/MSSC 1; 230/ARC 1; 230/AIC 1; 230/B1A 1; 230/B1B 5
            063 | 63 | 010/SAC 10; 010/SIC 123; 015 85; 030 32798.0625; 050/SAC 10; 050/SIC 11; 060/PSR 0; 060/ADS 1; 060/MLT 0
            063 | 63 | 070 4112; 080/SRG 0.12916; 080/SRB -193.375; 081 #254; 090/PRG -0.0024; 090/PRB 2.890625; 091 #4559
            063 | 63 | 092 #96
            065 | 65 | 010/SAC 120; 010/SIC 100; 000 1; 015 255; 030 638.40625; 020 55; 040/NOGO 0; 040/OVL 0; 040/TSV 0
            065 | 65 | 040/PSS 1; 040/STTN 1; 050 6; RE/SRP/LAT 47.618589867; RE/SRP/LON 9.409593903; RE/ARL 17473
            """)
    void readsWhatTheTextSays(String name, int category, String values) throws IOException {
        RecordingRoundTripTest.recordings();
        byte[] block = Files.readAllBytes(RecordingRoundTripTest.DATA.resolve("fixmpts/test_data_cat" + name));
        if (name.equals("021_1")) {
            block = mended(block);
        }
        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(block, 0, block.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.category()).isEqualTo(category);
        for (String pair : values.split(";", -1)) {
            List<String> sides = List.of(pair.strip().split(" ", -1));
            same(reader.record(), sides.get(0), sides.get(1));
        }
        assertThat(reader.next()).isEqualTo(BlockReader.Step.END);
    }

    private static byte[] mended(byte[] block) {
        int surplus = 43;
        byte[] shorter = Arrays.copyOf(block, block.length - 1);
        System.arraycopy(block, surplus + 1, shorter, surplus, shorter.length - surplus);
        shorter[1] = 0;
        shorter[2] = (byte) shorter.length;
        return shorter;
    }

    private static void same(DataRecord record, String path, String theirs) {
        int bracket = path.indexOf('[');
        FieldHandle field = record.edition().field(bracket < 0 ? path : path.substring(0, bracket));
        int row = bracket < 0 ? -1 : path.charAt(bracket + 1) - '0';
        if (theirs.startsWith("#")) {
            assertThat(row < 0 ? record.raw(field) : record.raw(field, row))
                    .as(path)
                    .isEqualTo(Long.decode(theirs.replace("#x", "0x").replace("#", "")));
        } else {
            // They print nine decimals at most.
            assertThat(row < 0 ? record.value(field) : record.value(field, row))
                    .as(path)
                    .isCloseTo(Double.parseDouble(theirs), within(5.1e-10));
        }
    }
}
