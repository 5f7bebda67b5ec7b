/* What a page says about itself when it is asked; each question answers a list of faults in words. */
const short = (element) => element.outerHTML.slice(0, 160);

window.faultsOf = {
  rules: async (tags) => {
    const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false });
    return found.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => `${node.target} ${node.html.slice(0, 160)}`).join(" | ")}`);
  },
  width: () => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    return [`wider than the screen (${root.scrollWidth}): ${out.slice(-2).map(short).join(" | ")}`];
  },
  targets: (least) => [...document.querySelectorAll("main :is(.btn, button, summary), .three a, .menu > summary")]
    .filter((one) => one.checkVisibility())
    .map((one) => ({ one, height: one.getBoundingClientRect().height }))
    .filter(({ height }) => height && height < least - 0.5)
    .map(({ one, height }) => `${height}px high: ${short(one)}`),
};
