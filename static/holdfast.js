// What htmx cannot know: which of a page's saves is the later one, and what to do while there is no connection.
(() => {
  const RETRY_MS = 4000;
  const TRYING_AGAIN = "Not saved. Trying again.";
  let edits = 0;
  let retry = 0;
  let confirmed = [];

  const questionOf = (element) => element.closest("fieldset");
  // The one button outside all questions confirms several at once.
  const questionsOf = (element) => (questionOf(element) ? [questionOf(element)] : confirmed);
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
    for (const question of questionsOf(event.detail.ctx.sourceElement)) question.classList.add("unsaved");
    say(TRYING_AGAIN, true);
    clearTimeout(retry);
    retry = setTimeout(retryAll, RETRY_MS);
  };

  const isOpen = (question) => !question.querySelector("[type=radio]:checked");
  const leftToConfirm = () => [...document.querySelectorAll(".last")].map(questionOf).filter(isOpen);
  // Chosen as by hand, so that it is saved as by hand.
  const choose = (question) => {
    const { value, who, written } = question.querySelector(".last button").dataset;
    const button = question.querySelector(`[name="${question.id}"][value="${value}"]`);
    button.checked = true;
    if (who) question.querySelector("select").value = who;
    if (written !== undefined) question.querySelector("[type=checkbox]").checked = true;
    return button;
  };
  const countLeft = () => {
    const rest = document.querySelector("#rest button");
    if (!rest) return;
    const left = leftToConfirm().length;
    rest.querySelector("b").textContent = left;
    rest.hidden = !left;
  };

  // Replies may overtake each other, and each knows only of what was saved before it.
  const answered = new Set();
  const countAnswered = () => {
    const tally = document.getElementById("tally");
    if (!tally) return;
    for (const item of tally.dataset.answered.split(" ").filter(Boolean)) answered.add(item);
    tally.querySelector("progress").value = answered.size;
    const words = tally.querySelector("span");
    words.textContent = words.textContent.replace(/^\d+/, answered.size);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=still]");
    if (!button) return;
    const question = questionOf(button);
    if (question) {
      event.preventDefault();
      const chosen = choose(question);
      chosen.focus();
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      confirmed = leftToConfirm();
      confirmed.forEach(choose);
      countLeft();
    }
  }, true);
  document.addEventListener("change", countLeft);
  document.addEventListener("htmx:config:request", (event) => {
    const { request, sourceElement } = event.detail.ctx;
    const question = questionOf(sourceElement);
    say("", false);
    request.body.set("edit", ++edits);
    if (!question) return;
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
    if (response.status >= 500) return;
    for (const question of questionsOf(sourceElement)) question.classList.toggle("unsaved", response.status === 401);
  });
  document.addEventListener("htmx:after:swap", countAnswered);
  document.addEventListener("htmx:finally:request", (event) => {
    const { response } = event.detail.ctx;
    if (response?.status >= 400 && response.status < 500) say("Not saved", true);
    // One answer that got through says nothing of another one that did not.
    else if (document.querySelector("fieldset.unsaved")) say(TRYING_AGAIN, true);
  });
  document.addEventListener("htmx:after:settle", ({ target }) => {
    countLeft();
    // The button that was pressed may be gone; its question is the place to go on from, or what comes after it.
    if (document.activeElement !== document.body) return;
    if (target.matches(".state")) questionOf(target).querySelector(":checked")?.focus();
    if (target.id === "rest") document.querySelector("#section .foot .btn").focus();
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
  countAnswered();
})();
