(() => {
  const pane = document.getElementById("pane");
  if (!pane) return;
  let opener = null;
  const clear = () => pane.querySelectorAll(".here").forEach((e) => e.classList.remove("here"));
  const open = (place) => {
    clear();
    place.classList.add("here");
    place.closest("article").classList.add("here");
    pane.classList.add("here");
    place.scrollIntoView({ block: place.matches("article") ? "start" : "center" });
    place.focus({ preventScroll: true });
    uncover();
  };
  // On a narrow screen the pane lies over the lower part of the page: the words just clicked stay in sight.
  const uncover = () => {
    if (!opener || pane.contains(opener) || getComputedStyle(pane).position !== "fixed") return;
    const over = opener.getBoundingClientRect().bottom + 24 - pane.getBoundingClientRect().top;
    if (over > 0) window.scrollBy(0, over);
  };
  const close = () => {
    clear();
    pane.classList.remove("here");
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    if (opener) opener.focus();
    opener = null;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#a']");
    const place = link && document.getElementById(link.getAttribute("href").slice(1));
    if (place && pane.contains(place)) {
      event.preventDefault();
      opener = link;
      history.replaceState(null, "", location.pathname + location.search);
      open(place);
    } else if (event.target.closest(".close")) {
      event.preventDefault();
      close();
    }
  });
  // A link to a note opens the list that holds it, which is folded.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#note']");
    const list = link && document.querySelector(".notes details");
    if (list) list.open = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pane.classList.contains("here")) close();
  });
  const start = location.hash && document.getElementById(location.hash.slice(1));
  if (start && pane.contains(start)) open(start);
})();
