import {readFileSync} from "node:fs";

const table = JSON.parse(readFileSync("src/table.json", "utf8"));

export default {
  title: "Fiches",
  root: "src",
  output: "dist",
  sidebar: false,
  pager: false,
  toc: false,
  search: false,
  dynamicPaths: [...new Set(table.map((row) => `/places/${row.place}`))],
};
