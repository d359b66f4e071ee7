// A button beside every text that is there to be pasted elsewhere, where the browser lets a page copy.
for (const text of document.querySelectorAll("input[data-copy]")) {
  text.addEventListener("focus", () => text.select());
  if (!navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet";
  button.textContent = "Copy";
  const said = document.createElement("span");
  said.className = "fine";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Copied";
    } catch {
      text.focus();
      said.textContent = "Selected, to copy by hand";
    }
  });
  text.closest(".field").after(button, said);
}
