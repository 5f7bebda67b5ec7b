/* Arrow keys move between the cells of a ledger; Enter opens the row. Without this file every link is there all the same. */
"use strict";
(() => {
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  const cellsOf = (table) => {
    const grid = [];
    [...table.tBodies[0].rows].forEach((row, at) => {
      let place = 0;
      for (const cell of row.cells) {
        while (grid[at]?.[place]) place += 1;
        for (let n = 0; n < cell.rowSpan; n += 1) (grid[at + n] ||= [])[place] = cell;
        place += 1;
      }
    });
    return grid;
  };

  const go = (cell) => {
    cell.closest("table").querySelector('td[tabindex="0"], th[tabindex="0"]')?.setAttribute("tabindex", "-1");
    cell.tabIndex = 0;
    cell.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const placeOf = (grid, cell) => {
    for (let row = 0; row < grid.length; row += 1) {
      const place = grid[row].indexOf(cell);
      if (place >= 0) return [row, place];
    }
    return [0, 0];
  };

  const step = (event) => {
    const cell = event.target.closest("tbody td, tbody th");
    const table = event.target.closest("table[data-cells]") || event.target.querySelector?.("table[data-cells]");
    if (!table || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && cell && event.target === cell) {
      cell.closest("tr").querySelector("td a[href]")?.click();
      return;
    }
    const move = STEPS[event.key];
    if (!move || (!cell && event.key !== "ArrowDown")) return;
    const grid = cellsOf(table);
    const [row, place] = cell ? placeOf(grid, cell) : [-1, 0];
    let next = grid[row + move[0]]?.[place + move[1]];
    for (let n = 2; next === cell && n <= grid.length; n += 1) next = grid[row + n * move[0]]?.[place + n * move[1]];
    if (!next || next === cell) return;
    event.preventDefault();
    go(next);
  };

  document.addEventListener("keydown", step);
})();
