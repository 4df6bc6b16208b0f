import { Refused, health, login } from "./api";
import { TwinDetail } from "./detail";
import { byId, setText } from "./dom";
import { FleetTable } from "./fleet";
import "./style.css";
import { AssetTree } from "./tree";

const notice = byId("notice");
let quiet = 0;

function complain(error: unknown): void {
  const signedOut = error instanceof Refused && error.status === 401;
  const text = error instanceof Error ? error.message : String(error);
  setText(notice, signedOut ? "You are signed out. Run ./pollux open and follow the link it prints." : text);
  notice.hidden = false;
  clearTimeout(quiet);
  if (!signedOut) quiet = window.setTimeout(() => (notice.hidden = true), 8000);
}

/** A link with a ticket signs in once; the ticket leaves the address bar at once. */
async function signIn(): Promise<void> {
  const ticket = new URLSearchParams(location.hash.slice(1)).get("ticket");
  if (!ticket) return;
  history.replaceState(null, "", "/");
  await login(ticket);
}

async function watchHealth(): Promise<void> {
  const badge = byId("health");
  try {
    const state = await health();
    const down = state.parts.filter((part) => !part.up);
    badge.dataset["state"] = down.length === 0 ? "up" : "degraded";
    setText(badge, down.length === 0 ? "all parts work" : `${down.map((part) => part.name).join(", ")} down`);
    badge.title = down.map((part) => `${part.name}: ${part.detail ?? ""} ${part.effect ?? ""}`).join("\n");
  } catch {
    badge.dataset["state"] = "down";
    setText(badge, "no connection");
  }
}

async function start(): Promise<void> {
  await signIn();
  const detail = new TwinDetail(byId("detail"), complain);
  const open = (id: string) => {
    location.hash = `twin=${encodeURIComponent(id)}`;
  };
  const fleet = new FleetTable(byId("fleet"), open, complain);
  let below: string | null = null;
  const filter = byId("filter") as HTMLInputElement;
  const tree = new AssetTree(
    byId("tree"),
    (asset) => {
      below = asset?.id ?? null;
      if (asset) open(asset.id);
      void fleet.show(filter.value, below);
    },
    complain,
  );
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    void fleet.show(filter.value, below);
  });
  const follow = () => {
    const id = new URLSearchParams(location.hash.slice(1)).get("twin");
    if (id) void detail.open(id);
  };
  window.addEventListener("hashchange", follow);
  follow();
  byId("health").addEventListener("click", () => void watchHealth());
  void watchHealth();
  setInterval(() => void watchHealth(), 5000);
  await Promise.all([tree.load(), fleet.show("", null)]);
}

start().catch(complain);
