// Names of administrative areas (ISO 3166-2), English and as written there; another code is shown as it is.
const NAMES: Record<string, [string, string]> = {};
const add = (country: string, text: string) =>
  text.split('|').forEach((entry) => {
    const [code = '', name = '', local = ''] = entry.split(',');
    NAMES[`${country}-${code}`] = [name, local];
  });
add(
  'JP',
  '01,Hokkaido,北海道|02,Aomori,青森|03,Iwate,岩手|04,Miyagi,宮城|05,Akita,秋田|06,Yamagata,山形|07,Fukushima,福島|08,Ibaraki,茨城|09,Tochigi,栃木|10,Gunma,群馬|11,Saitama,埼玉|12,Chiba,千葉|13,Tokyo,東京|14,Kanagawa,神奈川|15,Niigata,新潟|16,Toyama,富山|17,Ishikawa,石川|18,Fukui,福井|19,Yamanashi,山梨|20,Nagano,長野|21,Gifu,岐阜|22,Shizuoka,静岡|23,Aichi,愛知|24,Mie,三重|25,Shiga,滋賀|26,Kyoto,京都|27,Osaka,大阪|28,Hyogo,兵庫|29,Nara,奈良|30,Wakayama,和歌山|31,Tottori,鳥取|32,Shimane,島根|33,Okayama,岡山|34,Hiroshima,広島|35,Yamaguchi,山口|36,Tokushima,徳島|37,Kagawa,香川|38,Ehime,愛媛|39,Kochi,高知|40,Fukuoka,福岡|41,Saga,佐賀|42,Nagasaki,長崎|43,Kumamoto,熊本|44,Oita,大分|45,Miyazaki,宮崎|46,Kagoshima,鹿児島|47,Okinawa,沖縄',
);
add(
  'KR',
  '11,Seoul,서울|26,Busan,부산|27,Daegu,대구|28,Incheon,인천|29,Gwangju,광주|30,Daejeon,대전|31,Ulsan,울산|41,Gyeonggi,경기|42,Gangwon,강원|43,North Chungcheong,충북|44,South Chungcheong,충남|45,North Jeolla,전북|46,South Jeolla,전남|47,North Gyeongsang,경북|48,South Gyeongsang,경남|49,Jeju,제주|50,Sejong,세종|51,Gangwon,강원|52,Jeonbuk,전북',
);

/** `Okinawa 沖縄 · JP-47`. */
export function areaName(code: string): string {
  const name = NAMES[code];
  return name ? `${name[0]} ${name[1]} · ${code}` : code;
}

export interface Named {
  name: string;
  at: [number, number];
  /** 0 shown from afar, 2 near only. */
  rank: number;
}

export const CITIES: Named[] = [
  { name: 'Seoul · 서울', at: [126.98, 37.57], rank: 0 },
  { name: 'Tokyo · 東京', at: [139.69, 35.68], rank: 0 },
  { name: 'Sapporo · 札幌', at: [141.35, 43.06], rank: 0 },
  { name: 'Fukuoka · 福岡', at: [130.4, 33.59], rank: 0 },
  { name: 'Okinawa · 沖縄', at: [127.68, 26.21], rank: 0 },
  { name: 'Jeju · 제주', at: [126.53, 33.5], rank: 0 },
  { name: 'Taipei', at: [121.56, 25.04], rank: 0 },
  { name: 'Busan · 부산', at: [129.08, 35.18], rank: 1 },
  { name: 'Osaka · 大阪', at: [135.5, 34.69], rank: 1 },
  { name: 'Sendai · 仙台', at: [140.87, 38.27], rank: 1 },
  { name: 'Niigata · 新潟', at: [139.04, 37.92], rank: 1 },
  { name: 'Shanghai', at: [121.47, 31.23], rank: 1 },
  { name: 'Vladivostok', at: [131.89, 43.12], rank: 1 },
  { name: 'Guam', at: [144.79, 13.44], rank: 0 },
  { name: 'Manila', at: [120.98, 14.6], rank: 0 },
];

export const SEAS: Named[] = [
  { name: 'YELLOW SEA · 서해', at: [123.2, 35.6], rank: 0 },
  { name: 'SEA OF JAPAN / EAST SEA', at: [134.6, 39.9], rank: 0 },
  { name: 'EAST CHINA SEA', at: [125.5, 29.2], rank: 0 },
  { name: 'PACIFIC OCEAN', at: [147.5, 32.5], rank: 0 },
  { name: 'PHILIPPINE SEA', at: [131.5, 21], rank: 0 },
];
