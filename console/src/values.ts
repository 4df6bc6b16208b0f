import type { Json, JsonObject, Thing } from "./api";

export interface Reading {
  path: string;
  label: string;
  value: Json;
}

/** Every plain value under a thing's feature properties, in document order. */
export function readings(thing: Thing): Reading[] {
  const found: Reading[] = [];
  for (const [feature, { properties }] of Object.entries(thing.features ?? {})) {
    if (properties) collect(properties, `/features/${escape(feature)}/properties`, feature, found);
  }
  return found;
}

export function show(value: Json): string {
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : value.toPrecision(4);
  if (typeof value === "string") return value;
  return JSON.stringify(value);
}

/** RFC 7396. */
export function merge(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}

export function ago(instant: string | undefined, now: number): string {
  if (!instant) return "never";
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
  if (seconds < 90) return `${seconds} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86400)} days ago`;
}

function collect(object: JsonObject, path: string, label: string, found: Reading[]): void {
  for (const [key, value] of Object.entries(object)) {
    const name = key === "value" ? label : `${label}.${key}`;
    if (isObject(value)) collect(value, `${path}/${escape(key)}`, name, found);
    else found.push({ path: `${path}/${escape(key)}`, label: name, value });
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function escape(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}
