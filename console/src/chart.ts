import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { type Point, history } from "./api";
import { el } from "./dom";

const SPANS: Record<string, [hours: number, every: string]> = {
  "1 h": [1, "10s"],
  "24 h": [24, "5m"],
  "7 days": [168, "30m"],
};

/** A value's history as a line with the band between least and greatest. */
export class HistoryChart {
  private plot: uPlot | null = null;
  private readonly canvas = el("div", { class: "chart" });
  private readonly status = el("p", { class: "quiet", "aria-live": "polite" });
  private span = "1 h";
  private generation = 0;

  constructor(
    host: HTMLElement,
    private readonly id: string,
    private path: string,
  ) {
    const choices = Object.keys(SPANS).map((name) => {
      const button = el("button", { type: "button" }, name);
      button.addEventListener("click", () => {
        this.span = name;
        void this.load();
      });
      return button;
    });
    host.append(el("p", {}, ...choices.flatMap((button) => [button, " "])), this.canvas, this.status);
  }

  show(path: string): Promise<void> {
    this.path = path;
    return this.load();
  }

  async load(): Promise<void> {
    const generation = ++this.generation;
    const [hours, every] = SPANS[this.span] ?? [1, "10s"];
    try {
      const { points } = await history(this.id, this.path, new Date(Date.now() - hours * 3_600_000), every);
      if (generation === this.generation) this.draw(points);
    } catch (error) {
      this.status.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  close(): void {
    this.generation++;
    this.plot?.destroy();
  }

  private draw(points: Point[]): void {
    const usable = points.filter((point) => typeof point.value === "number" || typeof point.value === "boolean");
    this.status.textContent = usable.length === 0 ? "No numbers in this span." : `${usable.length} points, ${this.path}`;
    const times = usable.map((point) => Date.parse(point.at) / 1000);
    const values = usable.map((point) => Number(point.value));
    const least = usable.map((point, i) => point.min ?? values[i] ?? 0);
    const most = usable.map((point, i) => point.max ?? values[i] ?? 0);
    this.plot?.destroy();
    const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink");
    const axis = { stroke: ink, grid: { stroke: "#8883" }, ticks: { stroke: "#8883" } };
    this.plot = new uPlot(
      {
        width: this.canvas.clientWidth || 480,
        height: 220,
        scales: { x: { time: true } },
        axes: [axis, axis],
        bands: [{ series: [3, 2], fill: "#0f766e33" }],
        series: [
          {},
          { label: "value", stroke: "#0f766e", width: 2 },
          { label: "least", stroke: "transparent" },
          { label: "greatest", stroke: "transparent" },
        ],
      },
      [times, values, least, most],
      this.canvas,
    );
  }
}
