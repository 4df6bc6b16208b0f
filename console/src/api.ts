// The public API, as far as the console uses it. Nothing here that a script could not do with curl.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Thing {
  thingId: string;
  policyId?: string;
  definition?: string;
  attributes?: JsonObject;
  features?: { [id: string]: { properties?: JsonObject; desiredProperties?: JsonObject } };
  _revision?: number;
  _modified?: string;
  _presence?: Presence;
}

export interface Presence {
  status: "UNKNOWN" | "CONNECTED" | "DISCONNECTED";
  since?: string;
}

export interface Asset {
  id: string;
  name: string;
  definition?: string;
  childCount: number;
}

export interface Page<T> {
  items: T[];
  cursor?: string;
}

export interface Point {
  at: string;
  value: Json;
  min?: number;
  max?: number;
  count?: number;
}

export interface Command {
  id: string;
  name: string;
  state: string;
  result?: Json;
}

export interface Health {
  status: string;
  parts: { name: string; up: boolean; detail?: string; effect?: string }[];
}

/** A refusal by the service, with what it said. */
export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export const ROW_FIELDS = "thingId,definition,attributes/name,attributes/type,features,_revision,_modified,_presence";

export function assets(parent: string | null, after = ""): Promise<Page<Asset>> {
  const base = parent === null ? "/api/2/assets" : `/api/2/assets/${encodeURIComponent(parent)}/children`;
  return get(`${base}?size=100&after=${encodeURIComponent(after)}`);
}

export function search(filter: string, below: string | null, cursor: string): Promise<Page<Thing>> {
  const options = cursor ? `cursor(${cursor}),size(50)` : "sort(+thingId),size(50)";
  const query = new URLSearchParams({ option: options, fields: ROW_FIELDS });
  if (filter) query.set("filter", filter);
  if (below) query.set("below", below);
  return get(`/api/2/search/things?${query}`);
}

export function count(filter: string, below: string | null): Promise<number> {
  const query = new URLSearchParams();
  if (filter) query.set("filter", filter);
  if (below) query.set("below", below);
  return get(`/api/2/search/things/count?${query}`);
}

export function thing(id: string): Promise<Thing> {
  const fields = "thingId,policyId,definition,attributes,features,_revision,_modified,_presence";
  return get(`/api/2/things/${encodeURIComponent(id)}?fields=${fields}`);
}

export function history(id: string, path: string, from: Date, every: string): Promise<{ points: Point[] }> {
  const query = new URLSearchParams({ from: from.toISOString(), every, agg: "avg", limit: "2000" });
  const pointer = path.split("/").map(encodeURIComponent).join("/");
  return get(`/api/2/things/${encodeURIComponent(id)}/history${pointer}?${query}`);
}

export function command(id: string, name: string, payload: Json): Promise<Command> {
  return send("POST", `/api/2/things/${encodeURIComponent(id)}/commands/${encodeURIComponent(name)}`, payload);
}

/** Waits, up to 20 seconds at the service, until the command's state is no longer the one given. */
export function commandAfter(id: string, commandId: string, state: string): Promise<Command> {
  const path = `/api/2/things/${encodeURIComponent(id)}/commands/${encodeURIComponent(commandId)}`;
  return get(`${path}?wait=20s&after=${encodeURIComponent(state)}`);
}

export function health(): Promise<Health> {
  return request("GET", "/health", undefined, [200, 503]);
}

export function login(ticket: string): Promise<unknown> {
  return send("POST", "/login", { ticket });
}

/** Server-sent changes of these things, until closed. */
export function watch(ids: string[], each: (change: Thing) => void): () => void {
  const query = new URLSearchParams({ ids: ids.join(","), fields: ROW_FIELDS });
  const source = new EventSource(`/api/2/things?${query}`);
  source.onmessage = (event) => {
    if (event.data) each(JSON.parse(event.data) as Thing);
  };
  return () => source.close();
}

function get<T>(path: string): Promise<T> {
  return request("GET", path);
}

function send<T>(method: string, path: string, body: Json): Promise<T> {
  return request(method, path, JSON.stringify(body));
}

async function request<T>(method: string, path: string, body?: string, accepted: number[] = []): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = body;
  const response = await fetch(path, init);
  const text = await response.text();
  if (!response.ok && !accepted.includes(response.status)) {
    throw new Refused(response.status, explain(text, response.status));
  }
  return (text ? JSON.parse(text) : undefined) as T;
}

function explain(text: string, status: number): string {
  try {
    const error = JSON.parse(text) as { message?: string; description?: string };
    return [error.message, error.description].filter(Boolean).join(" ") || `HTTP ${status}`;
  } catch {
    return `HTTP ${status}`;
  }
}
