package org.watchfire.asterix;

/** A data item of an edition: its number, its title, its unit and what is inside. */
record Item(String name, String title, int unit, Field field) {}
