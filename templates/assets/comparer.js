// Puts the places of the address side by side, from api/v1/comparer/; the search field and buttons add others.
"use strict";
(() => {
  const MOST = 4;
  const root = new URL("../", document.currentScript.src);
  const box = document.getElementById("choix"), said = document.getElementById("dit");
  const [near, side, notes] = box.querySelectorAll(".proches, .donnees, .distinctions-de");
  const tables = [...side.querySelectorAll("table")];
  const field = document.getElementById("q"), title = document.title;
  const make = (tag, properties, ...inside) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...inside);
    return one;
  };
  const files = new Map();
  const read = (key) => {
    if (!files.has(key)) {
      files.set(key, fetch(new URL(`api/v1/comparer/${key}.json`, root)).then((answer) => {
        if (answer.ok) return answer.json();
        throw answer.status;
      }));
      files.get(key).catch(() => files.delete(key));
    }
    return files.get(key);
  };
  const asked = () => [...new Set((new URLSearchParams(location.search).get("lieux") ?? "").split(",").filter(Boolean))];
  const known = (key) => /^[A-Z]+-[0-9A-Z]+$/.test(key);

  /* What is drawn */
  const name = (place) => make("a", { href: new URL(`${place.url}index.html`, root), textContent: place.nom });
  const heading = (place) => {
    const drop = make("button", { type: "button", textContent: "Retirer", ariaLabel: `Retirer ${place.nom}` });
    drop.onclick = () => {
      go(asked().filter((key) => key !== place.key));
      field.focus();
    };
    return make("th", { scope: "col" }, name(place), " ", drop);
  };
  const draw = (places) => {
    for (const table of tables) {
      const [head] = table.tHead.rows;
      table.className = `face n${places.length}`;
      head.replaceChildren(head.cells[0], ...places.map(table === tables[0] ? heading : (place) => make("th", { scope: "col" }, name(place))));
      for (const row of table.tBodies[0].rows) {
        row.replaceChildren(row.cells[0], ...places.map((place) => make("td", { innerHTML: place.chiffres[row.id] ?? "n.\u00a0d." })));
      }
    }
    side.hidden = !places.length;
    side[places.length < 2 ? "before" : "after"](near);
    const told = places.filter((place) => place.distinctions.length);
    notes.replaceChildren(...told.map((place) => make("section", {}, make("h3", { textContent: `Ce qui distingue ${place.sujet}` }),
      make("ul", {}, ...place.distinctions.map((words) => make("li", { innerHTML: `${words}.` }))))));
  };
  const offer = (place, keys) => {
    const groups = keys.length < MOST ? place.proches : [];
    near.replaceChildren(...groups.map(({ titre, lieux }) => [titre, lieux.filter(([key]) => !keys.includes(key))]).filter((one) => one[1].length)
      .map(([titre, lieux]) => make("p", {}, `${titre}\u00a0: `, ...lieux.flatMap(([key, name]) => {
        const one = make("button", { type: "button", textContent: name, ariaLabel: `Ajouter ${name}` });
        one.onclick = () => add(key, name);
        return [one, " "];
      }))));
    if (place.tableaux.length) {
      near.append(make("p", {}, "Tableaux tout prêts\u00a0: ", ...place.tableaux.flatMap(({ titre, url }, at) =>
        [at ? ", " : "", make("a", { href: new URL(url, root), textContent: titre })])));
    }
  };

  /* What is chosen */
  let turn = 0;
  const show = async (before = "") => {
    const own = (turn += 1), keys = asked(), lost = [];
    const found = await Promise.all(keys.slice(0, MOST).map((key) => (known(key) ? read(key) : Promise.reject(404)).then(
      (place) => ({ ...place, key }),
      (why) => { lost.push(why === 404 ? `${key}\u00a0: ce site n’a pas de fiche de ce territoire.` : `${key}\u00a0: ses chiffres n’ont pas pu être lus. Recharger la page.`); },
    )));
    if (own !== turn) return;
    const places = found.filter(Boolean), names = places.map((place) => place.nom);
    draw(places);
    near.replaceChildren();
    if (places.length) offer(places.at(-1), keys);
    document.title = names.length ? `${names.join(", ")} — ${title}` : title;
    const few = ["Choisir un premier territoire.", "Ajouter un territoire à comparer."][places.length] ?? "";
    const many = keys.length > MOST ? `Quatre territoires au plus. En trop\u00a0: ${keys.slice(MOST).join(", ")}.` : "";
    said.textContent = [before, ...lost, many, few].filter(Boolean).join(" ");
  };
  const go = (keys, before) => {
    history.pushState(null, "", keys.length ? `?lieux=${keys.join(",")}` : location.pathname);
    show(before);
  };
  const add = (key, name) => {
    const keys = asked();
    if (keys.includes(key)) said.textContent = `${name}\u00a0: déjà dans la comparaison.`;
    else if (keys.length >= MOST) said.textContent = "Quatre territoires au plus\u00a0: en retirer un d’abord.";
    else go([...keys, key], `Ajouté\u00a0: ${name}.`);
  };
  /* A commune has several fiches: that of the level compared already, else the smallest. */
  const fiche = (fiches) => {
    const levels = asked().map((key) => key.split("-")[0]);
    return fiches.find((key) => levels.includes(key.split("-")[0])) ?? fiches[0];
  };
  field.form.choose = ({ fiches, nom, ancien }) => {
    const key = fiche(fiches);
    field.value = "";
    field.blur();
    field.focus();
    if (key) read(key).then((place) => add(key, place.nom === nom ? nom : `${place.nom} (${ancien ?? nom})`), () => add(key, nom));
    else said.textContent = `${nom} est un métier\u00a0: seuls des territoires se comparent ici.`;
    return true;
  };
  addEventListener("popstate", () => show());
  field.form.classList.add("ici");
  box.querySelector(".introduction").after(field.form);
  field.labels[0].textContent = "Ajouter une commune, un code postal, un territoire";
  box.hidden = false;
  show();
})();
