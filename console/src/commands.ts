import { type Command, type Json, command, commandAfter } from "./api";
import { el } from "./dom";

const ENDED = new Set(["SUCCEEDED", "FAILED", "REJECTED", "EXPIRED", "CANCELLED", "TIMED_OUT"]);

/** A form that hands the device a command and shows every step of its life. */
export function commandForm(id: string, suggested: string[]): HTMLElement {
  const list = el("datalist", { id: "command-names" }, ...suggested.map((name) => el("option", { value: name })));
  const name = el("input", { name: "name", required: "", placeholder: "name", list: "command-names" });
  name.setAttribute("aria-label", "Command name");
  const payload = el("input", { name: "payload", placeholder: 'payload, JSON, e.g. {"value": 21}' });
  payload.setAttribute("aria-label", "Command payload");
  const steps = el("ol", { class: "steps", "aria-live": "polite" });
  const form = el("form", { class: "command" }, name, list, payload, el("button", {}, "Send"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run(id, name.value, payload.value, steps);
  });
  return el("div", {}, form, steps);
}

async function run(id: string, name: string, payload: string, steps: HTMLElement): Promise<void> {
  const began = performance.now();
  steps.replaceChildren();
  const step = (text: string, end: boolean) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    steps.append(el("li", end ? { class: "end" } : {}, `${text} (${seconds} s)`));
  };
  try {
    let current = await command(id, name, parse(payload));
    step(describe(current), ENDED.has(current.state));
    while (!ENDED.has(current.state)) {
      const before = current.state;
      current = await commandAfter(id, current.id, before);
      if (current.state !== before) step(describe(current), ENDED.has(current.state));
    }
  } catch (error) {
    step(error instanceof Error ? error.message : String(error), true);
  }
}

function describe({ state, result }: Command): string {
  const word = state.toLowerCase().replaceAll("_", " ");
  return result === undefined || result === null ? word : `${word}: ${JSON.stringify(result)}`;
}

function parse(text: string): Json {
  return text.trim() === "" ? {} : (JSON.parse(text) as Json);
}
