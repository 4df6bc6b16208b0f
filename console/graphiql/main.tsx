import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createRoot } from "react-dom/client";
import "./page.css";

const start = `# Ask the fleet. Ctrl-Space completes, Ctrl-Enter runs.
{
  twins(first: 10) {
    edges { node { id revision modified document } }
  }
}
`;

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <GraphiQL fetcher={createGraphiQLFetcher({ url: "/graphql" })} defaultQuery={start} />,
  );
}
