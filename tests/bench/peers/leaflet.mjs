import 'leaflet/dist/leaflet.css';
import L from 'leaflet';

/** A Leaflet map without a ground: that is less than the others draw. */
export const openLeaflet = ({ container, camera }) =>
  // Leaflet's tiles are of 256 pixels: its zoom is one more for the same scale.
  L.map(container, {
    center: [camera.lat, camera.lng],
    zoom: camera.zoom + 1,
    zoomSnap: 0,
    maxZoom: 18,
    attributionControl: false,
    fadeAnimation: false,
    zoomAnimation: false,
  });

/** A sign with a number, as both ways of clustering in Leaflet draw it. */
export const countIcon = (count) =>
  L.divIcon({
    html: Object.assign(document.createElement('b'), { textContent: String(count) }),
    className: 'cluster',
    iconSize: [36, 36],
  });
