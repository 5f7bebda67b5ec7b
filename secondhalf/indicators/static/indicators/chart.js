/* Draws charts from the tables beneath them: the table is the truth, without this file it stands alone.
   <div data-plot="NAME" hidden> and <table data-chart="NAME">: rows are the bars, columns with data-series the parts. */
"use strict";
(() => {
  const INKS = ["--c2", "--c3", "--c1", "--shut"], ROW = 2.6, STILL = matchMedia("(prefers-reduced-motion: reduce)");
  const drawn = [];
  if (!window.echarts) return;

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const ink = (name) => { const at = token(name), inner = /^var\((--[\w-]+)\)$/.exec(at); return inner ? token(inner[1]) : at; };
  const dark = (colour) => {
    const [red, green, blue] = (/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour.length === 4 ? colour.replace(/[\da-f]/gi, "$&$&") : colour) || []).slice(1).map((part) => parseInt(part, 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
  };

  function read(table) {
    const heads = [...table.tHead.rows[0].cells], columns = heads.map((head, at) => ({ at, key: head.dataset.series, words: head.textContent.trim() })).filter((column) => column.key);
    const rows = [...table.tBodies[0].rows].map((row) => ({ label: row.cells[0].textContent.trim(), numbers: columns.map(({ at }) => Number(row.cells[at].textContent)) }));
    return { columns, rows, name: table.caption.textContent.trim() };
  }
  function options({ columns, rows, name }) {
    const size = parseFloat(getComputedStyle(document.body).fontSize) * 0.875, family = getComputedStyle(document.body).fontFamily;
    const text = { color: ink("--ink"), fontSize: size, fontFamily: family }, narrow = innerWidth < 768;
    return {
      animation: !STILL.matches,
      animationDuration: 200,
      aria: { enabled: true, label: { description: name } },
      textStyle: text,
      grid: { left: 4, right: 48, top: 4, bottom: 28, containLabel: true },
      xAxis: { type: "value", min: 0, minInterval: 1, axisLabel: { ...text, color: ink("--ink-2") }, splitLine: { lineStyle: { color: ink("--line") } } },
      yAxis: { type: "category", inverse: true, data: rows.map((row) => row.label), axisTick: { show: false }, axisLine: { lineStyle: { color: ink("--ink") } },
        axisLabel: { ...text, width: narrow ? 8 * size : 16 * size, overflow: "break" } },
      series: columns.map((column, n) => {
        const colour = ink(INKS[n % INKS.length]);
        return { name: column.words, type: "bar", stack: "all", barMaxWidth: 1.6 * size, data: rows.map((row) => row.numbers[n] || null),
          itemStyle: { color: colour, borderColor: ink("--paper"), borderWidth: 0.5 },
          label: { show: true, position: "inside", fontSize: size, fontFamily: family, color: dark(colour) ? "#fff" : "#1d1b1a" }, silent: true };
      }),
    };
  }
  function draw(plot) {
    const table = document.querySelector(`table[data-chart="${plot.dataset.plot}"]`), shown = read(table);
    plot.hidden = false;
    plot.style.height = `${Math.max(8, ROW * shown.rows.length + 3)}rem`;
    const chart = echarts.getInstanceByDom(plot) || echarts.init(plot, null, { renderer: "canvas" });
    chart.setOption(options(shown), true);
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", shown.name);
    return chart;
  }
  const all = [...document.querySelectorAll("[data-plot]")], again = () => all.forEach((plot) => draw(plot).resize());
  all.forEach((plot) => drawn.push(draw(plot)));
  addEventListener("resize", again);
  addEventListener("beforeprint", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
})();
