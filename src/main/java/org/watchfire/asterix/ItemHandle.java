package org.watchfire.asterix;

/**
 * Where a record says whether an item or subfield is there; good for one edition only.
 *
 * @param path the item's number ("040"), or for a subfield the names from there down ("120/CAL")
 * @param unit place in the record
 */
public record ItemHandle(String path, int unit) {}
