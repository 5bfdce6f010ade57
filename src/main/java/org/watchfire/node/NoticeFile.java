package org.watchfire.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.node.settings.StrictYaml;

/**
 * An announced activity as a file: what {@link Notice} holds, in degrees and UTC.
 *
 * @param id as published
 * @param siteLatitudeDegrees WGS84
 * @param siteLongitudeDegrees WGS84
 * @param from opening of the window, UTC, ISO 8601
 * @param to closing of the window, UTC, ISO 8601
 * @param areas in order along the flight
 * @param corridor administrative regions along the announced path, ISO 3166-2
 * @param derived whether the areas were worked out from other facts
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param source where it was published
 */
public record NoticeFile(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) double siteLatitudeDegrees,
        @JsonProperty(required = true) double siteLongitudeDegrees,
        @JsonProperty(required = true) String from,
        @JsonProperty(required = true) String to,
        @JsonProperty(required = true) List<Area> areas,
        @JsonProperty(required = true) List<String> corridor,
        @JsonProperty(required = true) boolean derived,
        @JsonProperty(required = true) String confidence,
        @JsonProperty(required = true) String source) {
    /** As much as goes over the link in one envelope. */
    private static final int MOST_PARTS = 4_096;

    public NoticeFile {
        areas = List.copyOf(areas);
        corridor = List.copyOf(corridor);
    }

    /**
     * A fall area.
     *
     * @param name for people
     * @param cornersDegrees latitude and longitude of each corner
     */
    public record Area(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<List<Double>> cornersDegrees) {
        public Area {
            cornersDegrees = cornersDegrees.stream().map(List::copyOf).toList();
            if (cornersDegrees.stream().anyMatch(corner -> corner.size() != 2)) {
                throw new IllegalArgumentException("a corner of area " + name + " is not [latitude, longitude]");
            }
        }

        Notice.HazardArea toHazardArea() {
            return new Notice.HazardArea(
                    name,
                    cornersDegrees.stream()
                            .map(corner -> Geodetic.ofDegrees(corner.get(0), corner.get(1), 0))
                            .toList());
        }
    }

    /** Writes {@code notice} as a file that {@link #parse} reads. */
    public static String write(Notice notice) {
        return StrictYaml.write(new NoticeFile(
                notice.id().name(),
                notice.site().latitudeDegrees(),
                notice.site().longitudeDegrees(),
                TimeScales.utc(notice.from()).toString(),
                TimeScales.utc(notice.to()).toString(),
                notice.areas().stream().map(NoticeFile::area).toList(),
                notice.corridor(),
                notice.derived(),
                notice.confidence(),
                notice.source()));
    }

    /**
     * Reads a notice.
     *
     * @param name of the file, for messages
     * @param origin the nation that passes it on
     * @throws SettingsException naming {@code name}, line and remedy
     */
    public static Notice parse(String name, String text, NationId origin, Realm realm, Label label) {
        NoticeFile file = StrictYaml.parse(name, text, NoticeFile.class);
        int parts = file.corridor.size()
                + file.areas.size()
                + file.areas.stream()
                        .mapToInt(area -> area.cornersDegrees.size())
                        .sum();
        if (parts > MOST_PARTS) {
            throw new SettingsException(
                    name,
                    0,
                    "has " + parts + " areas, corners and regions, more than " + MOST_PARTS,
                    "draw the areas with fewer corners, or part the notice");
        }
        try {
            return file.toNotice(name, origin, realm, label);
        } catch (IllegalArgumentException refused) {
            throw new SettingsException(
                    name, 0, "is no notice: " + refused.getMessage(), "mend it as it was published");
        }
    }

    private Notice toNotice(String name, NationId origin, Realm realm, Label label) {
        return new Notice(
                new NoticeId(id),
                origin,
                realm,
                label,
                Geodetic.ofDegrees(siteLatitudeDegrees, siteLongitudeDegrees, 0),
                time(name, "from", from),
                time(name, "to", to),
                areas.stream().map(Area::toHazardArea).toList(),
                corridor,
                derived,
                confidence,
                source);
    }

    private static Area area(Notice.HazardArea area) {
        return new Area(
                area.name(),
                area.boundary().stream()
                        .map(corner -> List.of(corner.latitudeDegrees(), corner.longitudeDegrees()))
                        .toList());
    }

    private static TimeTag time(String name, String key, String utc) {
        try {
            return TimeScales.tag(Instant.parse(utc));
        } catch (DateTimeParseException notATime) {
            throw new SettingsException(
                    name, 0, key + " \"" + utc + "\" is not a time", "write it as 2023-05-30T15:00:00Z");
        }
    }
}
