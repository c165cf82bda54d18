// Every page works without this: it only spares a reader the way to a new page.
"use strict";
document.documentElement.classList.add("scripted");

// A chart moves in a frame of its own, in a sandbox; this page alone may fetch what it shows.
const dark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};
const explore = (button) => {
  const chart = button.closest(".chart");
  const narrow = matchMedia("(max-width: 40rem)").matches;
  const address = new URL(button.dataset.chart, location.href);
  address.searchParams.set("theme", dark() ? "dark" : "light");
  if (narrow) address.searchParams.set("size", "narrow");
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.title = button.dataset.name;
  frame.height = chart.querySelector("img").clientHeight + 40;
  frame.src = `/chart/live?theme=${dark() ? "dark" : "light"}`;
  window.addEventListener("message", async (event) => {
    if (event.source !== frame.contentWindow || event.data !== "runut-chart-ready") return;
    const answer = await fetch(address);
    frame.contentWindow.postMessage(await answer.json(), "*");
  });
  chart.querySelector("picture").replaceWith(frame);
  button.parentElement.remove();
  frame.focus();
};
for (const button of document.querySelectorAll("[data-chart]")) {
  button.parentElement.hidden = false;
  button.addEventListener("click", () => explore(button));
  for (const near of ["pointerenter", "focus"]) button.addEventListener(near, () => fetch("/chart/live.js"), {once: true});
}
