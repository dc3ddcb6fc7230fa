
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!by) return;
  const stops = [...document.querySelectorAll("header, section")];
  const passed = stops.filter((stop) => stop.getBoundingClientRect().top < innerHeight / 3);
  const next = stops[passed.length - 1 + by];
  event.preventDefault();
  if (next) location.replace("#" + next.id);
});
