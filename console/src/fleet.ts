import { type Json, type Thing, count, search, watch } from "./api";
import { el, setText } from "./dom";
import { ago, merge, readings, show } from "./values";

const STALE_AFTER_MS = 60_000;
const REFRESH_MS = 10_000;
const COLUMNS = ["", "twin", "type", "values", "last seen"];

interface Row {
  thing: Thing;
  element: HTMLTableRowElement;
  dot: HTMLElement;
  values: HTMLElement;
  seen: HTMLElement;
  dirty: boolean;
}

/** The live table of twins: one page of the fleet, kept current by server-sent events and repainted at most 5 times a second. */
export class FleetTable {
  private rows = new Map<string, Row>();
  private stop: () => void = () => {};
  private filter = "";
  private below: string | null = null;
  private cursors: string[] = [""];
  private next = "";
  private generation = 0;
  private readonly body = el("tbody");
  private readonly caption = el("p", { class: "quiet" });
  private readonly back = el("button", { type: "button" }, "previous");
  private readonly forth = el("button", { type: "button" }, "next");

  constructor(
    host: HTMLElement,
    private readonly onSelect: (id: string) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    const head = el("thead", {}, el("tr", {}, ...COLUMNS.map((name) => el("th", { scope: "col" }, name))));
    this.back.addEventListener("click", () => this.page(-1));
    this.forth.addEventListener("click", () => this.page(1));
    host.replaceChildren(this.caption, el("table", {}, head, this.body), el("p", {}, this.back, " ", this.forth));
    setInterval(() => this.paint(), 200);
    setInterval(() => void this.refresh(), REFRESH_MS);
  }

  async show(filter: string, below: string | null): Promise<void> {
    this.filter = filter;
    this.below = below;
    this.cursors = [""];
    await this.load();
  }

  private page(step: number): void {
    if (step > 0) this.cursors.push(this.next);
    else this.cursors.pop();
    void this.load();
  }

  private async load(): Promise<void> {
    const generation = ++this.generation;
    this.stop();
    try {
      const page = await search(this.filter, this.below, this.cursors.at(-1) ?? "");
      if (generation !== this.generation) return;
      this.next = page.cursor ?? "";
      this.rows = new Map(page.items.map((thing) => [thing.thingId, this.row(thing)]));
      this.body.replaceChildren(...[...this.rows.values()].map((row) => row.element));
      this.back.disabled = this.cursors.length < 2;
      this.forth.disabled = this.next === "";
      if (this.rows.size > 0) this.stop = watch([...this.rows.keys()], (change) => this.change(change));
      const total = await count(this.filter, this.below);
      if (generation === this.generation) setText(this.caption, `${total} twins`);
    } catch (error) {
      if (generation === this.generation) this.onError(error);
    }
  }

  private async refresh(): Promise<void> {
    if (document.hidden) return;
    const generation = this.generation;
    try {
      const page = await search(this.filter, this.below, this.cursors.at(-1) ?? "");
      if (generation === this.generation) page.items.forEach((thing) => this.replace(thing));
    } catch (error) {
      this.onError(error);
    }
  }

  private change(change: Thing): void {
    const row = this.rows.get(change.thingId);
    if (!row) return;
    row.thing = merge(row.thing as unknown as Json, change as unknown as Json) as unknown as Thing;
    row.thing._modified = change._modified ?? new Date().toISOString();
    row.dirty = true;
  }

  private replace(thing: Thing): void {
    const row = this.rows.get(thing.thingId);
    if (!row || (thing._revision ?? 0) < (row.thing._revision ?? 0)) return;
    row.thing = thing;
    row.dirty = true;
  }

  private row(thing: Thing): Row {
    const dot = el("span", { class: "dot" });
    const values = el("td");
    const seen = el("td", { class: "n" });
    const open = el("button", { type: "button", class: "link" }, String(thing.attributes?.["name"] ?? thing.thingId));
    open.title = thing.thingId;
    const type = String(thing.attributes?.["type"] ?? thing.definition ?? "");
    const element = el("tr", {}, el("td", {}, dot), el("td", {}, open), el("td", {}, type), values, seen);
    element.dataset["id"] = thing.thingId;
    element.addEventListener("click", () => this.onSelect(thing.thingId));
    return { thing, element, dot, values, seen, dirty: true };
  }

  private paint(): void {
    const now = Date.now();
    for (const row of this.rows.values()) {
      setText(row.seen, ago(row.thing._modified, now));
      const state = presence(row.thing, now);
      if (row.dot.dataset["state"] !== state) {
        row.dot.dataset["state"] = state;
        row.dot.title = state;
        row.dot.setAttribute("aria-label", state);
      }
      if (row.dirty) {
        row.dirty = false;
        setText(row.values, readings(row.thing).slice(0, 4).map((r) => `${r.label} ${show(r.value)}`).join(" · "));
      }
    }
  }
}

/** What a dot says: connected, stale (connected but silent), offline, or unknown (never connected). */
export function presence(thing: Thing, now: number): string {
  const status = thing._presence?.status ?? "UNKNOWN";
  if (status === "DISCONNECTED") return "offline";
  if (status === "UNKNOWN") return "unknown";
  const silent = thing._modified === undefined || now - Date.parse(thing._modified) > STALE_AFTER_MS;
  return silent ? "stale" : "connected";
}
