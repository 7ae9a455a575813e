import * as vega from "vega";
import * as vegaLite from "vega-lite";

const drawn = (rows) =>
  new vega.View(
    vega.parse(
      vegaLite.compile({
        data: {values: rows},
        mark: "line",
        width: 600,
        height: 200,
        encoding: {x: {field: "period", type: "ordinal"}, y: {field: "value", type: "quantitative"}},
      }).spec,
    ),
    {renderer: "none"},
  ).toSVG();

const grouped = (rows, column) => Map.groupBy?.(rows, (row) => row[column]) ?? rows.reduce(
  (found, row) => found.set(row[column], [...(found.get(row[column]) ?? []), row]),
  new Map(),
);

export default (eleventy) => {
  eleventy.addAsyncFilter("drawn", drawn);
  eleventy.addCollection("places", (api) =>
    [...grouped(api.getAll()[0].data.table, "place")].map(([code, rows]) => ({
      code,
      name: rows[0].name,
      series: [...grouped(rows, "series")],
    })),
  );
  return {dir: {input: "src", output: "dist"}};
};
