package org.watchfire.model;

/**
 * What one track gave to a system track.
 *
 * @param track which
 * @param share of the fused information, in [0, 1]; the shares of one system track sum to 1
 * @param lastPlot its newest measurement
 */
public record Contribution(TrackId track, double share, TimeTag lastPlot) {}
