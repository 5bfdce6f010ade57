package org.watchfire.asterix;

/**
 * Where a record has the rows of a repetitive item; good for one edition only.
 *
 * @param path the item's number ("250"), or for a subfield the names from there down ("120/RDS")
 * @param unit its place among the things that are there or not
 * @param id its place among the repetitions
 */
public record RepeatHandle(String path, int unit, int id) {}
