package org.watchfire.model;

/** What a message is about: the world, a drill, or a test. Each realm has its own keys; nothing ever changes realm. */
public enum Realm {
    ACTUAL,
    EXERCISE,
    TEST
}
