"""What rests on colour alone, as a browser has the page."""

from playwright.sync_api import Page

TONES = """() => {
  const said = new Map();
  for (const element of document.querySelectorAll("main [class*='verdict-'], main .bad, main .warn")) {
    const tone = [...element.classList].find(name => name.startsWith("verdict-") || ["bad", "warn"].includes(name));
    const words = element.textContent.trim();
    if (!words) return [`a ${tone} that says nothing`];
    said.set(words, (said.get(words) ?? new Set()).add(tone));
  }
  return [...said].filter(([, tones]) => tones.size > 1).map(([words, tones]) => `${words}: ${[...tones]}`);
}"""


def told_by_colour_alone(page: Page) -> list[str]:
    """Words that stand there in two tones, and tones without words."""
    return page.evaluate(TONES)
