// Lists the operations of openapi.json; those that only read and need no more than an address can be tried.
const list = document.getElementById("operations");
const filter = document.getElementById("filter");
const api = await (await fetch("/api/2/openapi.json")).json();

function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (name) made.className = name;
  return made;
}

function tryIt(path, article) {
  const button = element("button", "try");
  button.addEventListener("click", async () => {
    const names = [...path.matchAll(/\{(\w+)}/g)].map((match) => match[1]);
    const address = names.reduce(
      (filled, name) => filled.replace(`{${name}}`, encodeURIComponent(prompt(name) ?? "")), path);
    const response = await fetch(address);
    article.append(element("pre", `${response.status} ${address}\n${await response.text()}`));
  });
  return button;
}

function show() {
  list.replaceChildren();
  for (const [path, operations] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const line = `${method.toUpperCase()} ${path} ${operation.summary}`;
      if (!line.toLowerCase().includes(filter.value.toLowerCase())) continue;
      const article = element("article");
      article.append(element("span", method.toUpperCase(), "method"), element("code", path));
      article.append(element("div", operation.summary, "parameters"));
      const names = (operation.parameters ?? []).filter((p) => p.in === "query").map((p) => p.name);
      if (names.length) article.append(element("div", `?${names.join("=…&")}=…`, "parameters"));
      if (method === "get") article.append(tryIt(path, article));
      list.append(article);
    }
  }
}

filter.addEventListener("input", show);
show();
