// Before the first paint: the appearance that was chosen last time in this browser.
try {
  const appearance = localStorage.getItem("taskfleet.appearance");
  if (appearance) document.documentElement.dataset.appearance = appearance;
} catch {
  // No storage here: the system's appearance it is.
}
