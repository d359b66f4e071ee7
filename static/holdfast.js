// What htmx cannot know: which of a page's saves is the later one, and what to do while there is no connection.
(() => {
  const RETRY_MS = 4000;
  let edits = 0;
  let retry = 0;

  const questionOf = (element) => element.closest("fieldset");
  const say = (text, failed) => {
    const saved = document.getElementById("saved");
    if (!saved) return;
    saved.textContent = text;
    saved.classList.toggle("failed", failed);
  };
  const retryAll = () => {
    for (const question of document.querySelectorAll("fieldset.unsaved")) htmx.trigger(question, "retry");
  };
  const failed = (event) => {
    const question = questionOf(event.detail.ctx.sourceElement);
    if (!question) return;
    question.classList.add("unsaved");
    say("Not saved. Trying again.", true);
    clearTimeout(retry);
    retry = setTimeout(retryAll, RETRY_MS);
  };

  document.addEventListener("htmx:config:request", (event) => {
    const { request, sourceElement } = event.detail.ctx;
    const question = questionOf(sourceElement);
    if (!question) return;
    say("", false);
    request.body.set("edit", ++edits);
    for (const name of [...request.body.keys()]) {
      const isOurs = name === "page" || name === "edit" || name === question.id || name.startsWith(`${question.id}.`);
      if (!isOurs) request.body.delete(name);
    }
  });
  // The button comes after every autosave of its page, also after one that is still on its way.
  document.addEventListener("submit", ({ target }) => {
    if (target.id === "section") target.elements.edit.value = ++edits;
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { response, sourceElement } = event.detail.ctx;
    // Signed out: the answer waits on the page until somebody comes back from signing in.
    if (response.status < 500) questionOf(sourceElement)?.classList.toggle("unsaved", response.status === 401);
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const { response } = event.detail.ctx;
    if (response?.status >= 400 && response.status < 500) say("Not saved", true);
  });
  document.addEventListener("htmx:after:settle", ({ target }) => {
    // The button that was pressed may be gone; its question is the place to go on from.
    if (document.activeElement !== document.body || !target.matches(".state")) return;
    questionOf(target).querySelector(":checked")?.focus();
  });
  document.addEventListener("htmx:response:error", (event) => {
    if (event.detail.ctx.response.status >= 500) failed(event);
  });
  document.addEventListener("htmx:error", failed);
  addEventListener("online", retryAll);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") retryAll();
  });
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("fieldset.unsaved")) event.preventDefault();
  });
  // A page that the browser kept while we were elsewhere may be older than what was answered since.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  const ending = document.getElementById("ending");
  if (ending) setTimeout(() => { ending.hidden = false; }, ending.dataset.in * 1000);
  document.getElementById("faults")?.focus();
})();
