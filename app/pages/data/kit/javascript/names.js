// What the codes are called.
const names = new Map(table.map((row) => [row[{{codes}}], row[{{names}}]]));
const called = (code) => names.get(code) || code;
