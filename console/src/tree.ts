import { type Asset, Refused, assets } from "./api";
import { el } from "./dom";

const RETRY_MS = 3000;

/** The asset tree. Branches load when opened, a page at a time, so a site with a million parts opens as fast as any. */
export class AssetTree {
  private selected: HTMLElement | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly onSelect: (asset: Asset | null) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  async load(): Promise<void> {
    const all = el("button", { type: "button", class: "asset" }, "Everything");
    all.addEventListener("click", () => this.select(all, null));
    const list = el("ul", { role: "tree" });
    this.host.replaceChildren(all, list);
    this.mark(all);
    await this.fill(list, null, "");
  }

  private async fill(list: HTMLElement, parent: string | null, after: string): Promise<void> {
    try {
      const page = await assets(parent, after);
      list.append(...page.items.map((asset) => this.branch(asset)));
      if (page.cursor) list.append(this.more(list, parent, page.cursor));
      if (parent === null && list.childElementCount === 0) this.again(list, "There are no assets yet.");
    } catch (error) {
      if (parent !== null || (error instanceof Refused && error.status === 401)) this.onError(error);
      this.again(list, "The tree cannot be read now.", parent, after);
    }
  }

  /** The graph may follow the service by some seconds, and a new plant has no assets: ask again until there is a tree. */
  private again(list: HTMLElement, why: string, parent: string | null = null, after = ""): void {
    const item = el("li", { class: "quiet" }, why);
    list.append(item);
    setTimeout(() => {
      item.remove();
      if (list.isConnected) void this.fill(list, parent, after);
    }, RETRY_MS);
  }

  private branch(asset: Asset): HTMLElement {
    const name = el("button", { type: "button", class: "asset", title: asset.id }, asset.name);
    name.addEventListener("click", () => this.select(name, asset));
    if (asset.childCount === 0) return el("li", { role: "treeitem" }, name);
    const children = el("ul", { role: "group" });
    const summary = el("summary", {}, name, el("small", {}, ` ${asset.childCount}`));
    const details = el("details", {}, summary, children);
    details.addEventListener("toggle", () => {
      if (details.open && children.childElementCount === 0) void this.fill(children, asset.id, "");
    });
    return el("li", { role: "treeitem" }, details);
  }

  private more(list: HTMLElement, parent: string | null, cursor: string): HTMLElement {
    const button = el("button", { type: "button", class: "link" }, "more…");
    const item = el("li", {}, button);
    button.addEventListener("click", () => {
      item.remove();
      void this.fill(list, parent, cursor);
    });
    return item;
  }

  private select(button: HTMLElement, asset: Asset | null): void {
    this.mark(button);
    this.onSelect(asset);
  }

  private mark(button: HTMLElement): void {
    this.selected?.removeAttribute("aria-current");
    this.selected = button;
    button.setAttribute("aria-current", "true");
  }
}
