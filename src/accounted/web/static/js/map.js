// The map, drawn from a file that came with the package: coasts, lines between countries, and the places of the case.
const place = document.getElementById("map");
const listed = [...document.querySelectorAll("#on-map li")];

// How many kilometres around a spot its name may mean, by the precision that was stated.
const KILOMETRES = { point: 0, vicinity: 1, settlement: 3, near: 25, district: 40, province: 90, linear: 60, country: 250, sea_air: 150 };

function arcsOf(topology) {
  const { scale, translate } = topology.transform;
  return topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
    });
  });
}

function ring(indexes, arcs) {
  const points = indexes.flatMap((index, n) => {
    const arc = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
    return n ? arc.slice(1) : arc;
  });
  return goingOn(points);
}

// Where a line leaves the map on one side it goes on beyond the edge, instead of crossing the whole map back.
function goingOn(points) {
  let turn = 0;
  let before = null;
  return points.map(([latitude, longitude]) => {
    if (before !== null && longitude - before > 180) turn -= 360;
    if (before !== null && longitude - before < -180) turn += 360;
    before = longitude;
    return [latitude, longitude + turn];
  });
}

// An arc that two countries share is a line between them; all others are coasts.
function sharedArcs(geometries) {
  const seen = new Map();
  const walk = (piece, id) => {
    if (Array.isArray(piece)) piece.forEach((one) => walk(one, id));
    else {
      const index = piece < 0 ? ~piece : piece;
      seen.set(index, (seen.get(index) ?? new Set()).add(id));
    }
  };
  geometries.forEach((one, id) => walk(one.arcs, id));
  return [...seen].filter(([, ids]) => ids.size > 1).map(([index]) => index);
}

function land(geometry, arcs) {
  const polygons = geometry.type === "GeometryCollection" ? geometry.geometries.flatMap((one) => one.arcs) : geometry.arcs;
  return polygons.flat().map((indexes) => ring(indexes, arcs));
}

async function draw() {
  const L = window.L;
  const map = L.map(place, { worldCopyJump: true, minZoom: 1, maxZoom: 12, zoomSnap: 0.5, attributionControl: false });
  L.control.attribution({ prefix: false }).addAttribution("Natural Earth 1:50m").addTo(map);
  map.setView([30, 20], 2);
  const topology = await (await fetch("/static/vendor/countries-50m.json")).json();
  const arcs = arcsOf(topology);
  const canvas = L.svg({ padding: 0.5 });
  for (const rings of land(topology.objects.land, arcs)) L.polygon(rings, { className: "land", renderer: canvas, interactive: false }).addTo(map);
  const shared = sharedArcs(topology.objects.countries.geometries).map((index) => goingOn(arcs[index]));
  L.polyline(shared, { className: "line", renderer: canvas, interactive: false }).addTo(map);
  const sides = ["top", "right", "bottom", "left"];
  const spots = listed.map((item, number) => {
    const at = [Number(item.dataset.latitude), Number(item.dataset.longitude)];
    const radius = (KILOMETRES[item.dataset.precision] ?? 3) * 1000;
    const wide = radius ? L.circle(at, { radius, className: "spot", weight: 1 }).addTo(map) : null;
    const dot = L.circleMarker(at, { radius: 5 + Math.min(Math.log2(Number(item.dataset.claims) + 1), 6), className: "spot" }).addTo(map);
    const words = document.createElement("div");
    words.append(...item.cloneNode(true).childNodes);
    dot.bindPopup(words);
    const tip = document.createElement("bdi");
    tip.textContent = item.querySelector("a").textContent;
    dot.bindTooltip(tip, { permanent: listed.length <= 12, direction: sides[number % sides.length] });
    return wide ?? dot;
  });
  if (spots.length) map.fitBounds(L.featureGroup(spots).getBounds().pad(0.6), { maxZoom: 9 });
}

if (place) draw();
