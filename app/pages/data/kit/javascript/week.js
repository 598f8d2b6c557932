const plot = Plot.plot({ ...common, marginLeft: 100, y: { domain: {{days}} }, marks: [
  Plot.cell(table, Plot.group({ fill: "{{reducer}}" }, { x: {{hour}}, y: {{day}}{{value}} })),
] });
