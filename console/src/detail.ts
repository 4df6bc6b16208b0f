import { thing } from "./api";
import { HistoryChart } from "./chart";
import { commandForm } from "./commands";
import { el } from "./dom";
import { presence } from "./fleet";
import { ago, readings, show } from "./values";

const COMMANDS = ["identify", "setpoint", "start", "stop"];

/** One twin: its values, a chart of the chosen one, a command, and the document. */
export class TwinDetail {
  private chart: HistoryChart | null = null;
  private timer = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly onError: (error: unknown) => void,
  ) {}

  async open(id: string): Promise<void> {
    this.close();
    this.host.hidden = false;
    try {
      await this.fill(id);
    } catch (error) {
      this.host.hidden = true;
      this.onError(error);
    }
  }

  close(): void {
    this.chart?.close();
    this.chart = null;
    clearInterval(this.timer);
    this.host.hidden = true;
  }

  private async fill(id: string): Promise<void> {
    const shut = el("button", { type: "button", class: "shut", "aria-label": "Close" }, "×");
    shut.addEventListener("click", () => {
      history.replaceState(null, "", location.pathname);
      this.close();
    });
    const title = el("h2", {}, id);
    const facts = el("p", { class: "quiet" });
    const values = el("table");
    const plot = el("div");
    const source = el("pre");
    this.host.replaceChildren(
      shut, title, facts, values, plot,
      el("h3", {}, "Command"), commandForm(id, COMMANDS),
      el("details", {}, el("summary", {}, "Document"), source),
    );
    const update = async () => {
      const twin = await thing(id);
      const now = Date.now();
      title.textContent = String(twin.attributes?.["name"] ?? id);
      facts.textContent = `${id} · ${presence(twin, now)} · revision ${twin._revision ?? "?"} · ${ago(twin._modified, now)}`;
      source.textContent = JSON.stringify(twin, null, 2);
      values.replaceChildren(...readings(twin).map((reading) => {
        const pick = el("button", { type: "button", class: "link" }, reading.label);
        pick.addEventListener("click", () => void this.chart?.show(reading.path));
        return el("tr", {}, el("td", {}, pick), el("td", { class: "n" }, show(reading.value)));
      }));
      return twin;
    };
    const first = readings(await update()).find((reading) => typeof reading.value === "number");
    if (first) {
      this.chart = new HistoryChart(plot, id, first.path);
      void this.chart.load();
    }
    this.timer = window.setInterval(() => void update().catch(this.onError), 2000);
  }
}
