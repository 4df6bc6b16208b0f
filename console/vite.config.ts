import { defineConfig } from "vite";

// Two pages: the console, small and first; the query page, which is large and only loaded when asked for.
export default defineConfig({
  base: "/",
  build: {
    outDir: "target/classes/console",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      input: { index: "index.html", graphiql: "graphiql.html" },
      onwarn: (warning, warn) => {
        // Libraries mark modules for server rendering, which means nothing here.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
});
