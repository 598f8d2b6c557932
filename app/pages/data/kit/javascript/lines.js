const plot = Plot.plot({ ...common, marginRight: 140, color: { legend: false }, marks: [
  Plot.lineY(table, Plot.groupX({ y: "{{reducer}}" }, { x: {{x}}{{value}}, z: {{by}}, stroke: {{by}} })),
  Plot.text(table, Plot.selectLast(Plot.groupX({ y: "{{reducer}}", text: "first" }, { x: {{x}}{{value}}, z: {{by}}, text: (row) => {{label}}, textAnchor: "start", dx: 4, fontSize: 8 }))),
] });
