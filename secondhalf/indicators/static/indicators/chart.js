/* Draws charts from the tables beneath them: the table is the truth, without this file it stands alone.
   <div data-plot="NAME" hidden> and <table data-chart="NAME">: rows are the bars, columns with data-series the parts.
   data-kind="lines": rows are the points of lines. data-most: no more bars than that, empty ones left out.
   On a row: data-end, words behind its bar; on its head: data-label, a shorter name. */
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
    const most = Number(table.dataset.most), every = [...table.tBodies[0].rows].map((row) => ({
      label: row.cells[0].dataset.label || row.cells[0].textContent.trim(), end: row.dataset.end || "",
      numbers: columns.map(({ at }) => Number(row.cells[at].textContent)),
    }));
    const rows = most ? every.filter((row) => row.numbers.some((n) => n > 0)).slice(0, most) : every;
    return { columns, rows, kind: table.dataset.kind || "bars", name: table.caption.textContent.trim() };
  }
  function lines({ columns, rows, name }) {
    const size = parseFloat(getComputedStyle(document.body).fontSize) * 0.875, family = getComputedStyle(document.body).fontFamily;
    const text = { color: ink("--ink"), fontSize: size, fontFamily: family };
    return {
      animation: !STILL.matches,
      animationDuration: 200,
      aria: { enabled: true, label: { description: name } },
      textStyle: text,
      grid: { left: 4, right: 48, top: 12, bottom: 4, containLabel: true },
      xAxis: { type: "category", boundaryGap: false, data: rows.map((row) => row.label), axisTick: { show: false },
        axisLine: { lineStyle: { color: ink("--ink") } }, axisLabel: { ...text, color: ink("--ink-2"), hideOverlap: true } },
      yAxis: { type: "value", min: 0, minInterval: 1, axisLabel: { ...text, color: ink("--ink-2") }, splitLine: { lineStyle: { color: ink("--line") } } },
      series: columns.map((column, n) => {
        const colour = ink(["--c1", "--c2"][n % 2]);
        return { name: column.words, type: "line", symbolSize: 6, data: rows.map((row) => row.numbers[n]), silent: true,
          itemStyle: { color: colour }, lineStyle: { color: colour, width: 2.5, type: n ? "dashed" : "solid" },
          endLabel: { show: true, color: colour, fontSize: size, fontFamily: family, fontWeight: 650 } };
      }),
    };
  }
  function bars({ columns, rows, name }) {
    const size = parseFloat(getComputedStyle(document.body).fontSize) * 0.875, family = getComputedStyle(document.body).fontFamily;
    const text = { color: ink("--ink"), fontSize: size, fontFamily: family }, narrow = innerWidth < 768;
    return {
      animation: !STILL.matches,
      animationDuration: 200,
      aria: { enabled: true, label: { description: name } },
      textStyle: text,
      grid: { left: 4, right: rows.some((row) => row.end) ? 9 * size : 48, top: 4, bottom: 28, containLabel: true },
      xAxis: { type: "value", min: 0, minInterval: 1, axisLabel: { ...text, color: ink("--ink-2") }, splitLine: { lineStyle: { color: ink("--line") } } },
      yAxis: { type: "category", inverse: true, data: rows.map((row) => row.label), axisTick: { show: false }, axisLine: { lineStyle: { color: ink("--ink") } },
        axisLabel: { ...text, width: narrow ? 8 * size : 16 * size, overflow: "break" } },
      series: columns.map((column, n) => {
        const colour = ink(INKS[n % INKS.length]);
        return { name: column.words, type: "bar", stack: "all", barMaxWidth: 1.6 * size, data: rows.map((row) => row.numbers[n] || null),
          itemStyle: { color: colour, borderColor: ink("--paper"), borderWidth: 0.5 },
          label: { show: true, position: "inside", fontSize: size, fontFamily: family, color: dark(colour) ? "#fff" : "#1d1b1a" }, silent: true };
      }).concat({ type: "bar", stack: "all", data: rows.map(() => 0), silent: true,
        label: { show: true, position: "right", color: ink("--ink"), fontSize: size, fontFamily: family, formatter: ({ dataIndex }) => rows[dataIndex].end } }),
    };
  }
  function draw(plot) {
    const table = document.querySelector(`table[data-chart="${plot.dataset.plot}"]`), shown = read(table);
    plot.hidden = false;
    plot.style.height = shown.kind === "lines" ? "16rem" : `${Math.max(8, ROW * shown.rows.length + 3)}rem`;
    const chart = echarts.getInstanceByDom(plot) || echarts.init(plot, null, { renderer: "canvas" });
    chart.setOption(shown.kind === "lines" ? lines(shown) : bars(shown), true);
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
