/**
 * One peer in a page of its own: `?way=NAME&rows=N`. Each way draws the same points with the same camera, and gives
 * `show(filter)`, which ends when the way says that its new picture stands, and `count()`, read back from what it draws.
 */
import { readPoints } from './points.mjs';

const ways = import.meta.glob('./ways/*.mjs');
const asked = new URL(location.href).searchParams;

const camera = { lng: 66.9, lat: 48, zoom: 3.2 };
const points = await readPoints(`/points-${asked.get('rows')}.bin`);
const style = await (await fetch('/style.json')).json();
const { start } = await ways[`./ways/${asked.get('way')}.mjs`]();

const everything = { on: new Array(points.types).fill(true), lastDay: points.days - 1 };
const container = document.getElementById('map');
const [width, height] = asked.get('size').split('x');
Object.assign(container.style, { width: `${width}px`, height: `${height}px` });

const way = await start({ container, points, style, camera, filter: everything });
window.way = { ...way, everything };
