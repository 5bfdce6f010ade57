declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';
  export interface GeoSatellite extends GeoProjection {
    distance(distance: number): this;
    tilt(degrees: number): this;
  }
  export function geoSatellite(): GeoSatellite;
}
