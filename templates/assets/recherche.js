// Answers as one types, by the rules of fiches/site/search.
"use strict";
(() => {
  const NEAR = 6, BEGINNING = 3;
  const LEVELS = { COM: "commune", EPCI: "intercommunalité", BASBMO: "bassin d’emploi", DEP: "département", REG: "région", NAT: "pays", ROME: "métier" };
  const root = new URL("../", document.currentScript.src);
  const field = document.getElementById("q"), form = field.form;

  /* words.py */
  const normalised = (text) => {
    const plain = text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const words = plain.split(/[^a-z0-9]+/);
    return words.map((one) => (words.length > 1 ? one.replace(/^st(e?s?)$/, "saint$1") : one)).filter(Boolean).join(" ");
  };
  const KIND = /^(communaute (de communes|d agglomeration|urbaine)|agglomeration|eurometropole|metropole|pole d equilibre territorial et rural) ((de la|de l|du|des|de|d) )?(?=.)/;
  const bare = (name) => name.replace(KIND, "").replace(/^(le|la|les|l|aux|las|los) (?=.)/, "");
  const patron = (name) => /^(saints? |saintes? )?/.exec(name)[0].length;
  const differs = (one, other) => [...one].findIndex((sign, at) => at < other.length && sign !== other[at]);
  const fits = (typed, key) => {
    const at = differs(typed, key), rest = typed.slice(at + 1);
    if (at < 0) return typed.length <= key.length + 1;
    return key.startsWith(rest, at + 1) || key.startsWith(typed.slice(at), at + 1) || key.startsWith(rest, at)
      || (typed[at] === key[at + 1] && typed[at + 1] === key[at] && key.startsWith(rest.slice(1), at + 2));
  };
  const nearly = (typed, key) => fits(typed, key) && fits(key, typed);
  const longest = (table, text) => (!text || Object.hasOwn(table, text) ? text : longest(table, text.slice(0, -1)));

  /* shards.py */
  const files = new Map();
  const read = (name) => {
    if (!files.has(name)) {
      files.set(name, fetch(new URL(`api/v1/recherche/${name}`, root)).then((answer) => answer.json()));
      files.get(name).catch(() => files.delete(name));
    }
    return files.get(name);
  };
  const places = async (names) => (await Promise.all([...new Set(names)].map(read))).flatMap((one) => one.lieux.map((place) => {
    const whole = normalised(place.ancien ?? place.nom);
    const codes = place.ancien ? [] : [normalised(place.code), ...(place.codes_postaux ?? [])];
    return { ...place, names: [whole, bare(whole)], codes };
  }));

  /* answers.py */
  const right = async (index, asked) => {
    const prefix = longest(index.prefixes, asked);
    const rank = ({ ancien, names, codes }) => {
      if (ancien) return names.includes(asked) ? 3 : 4;
      return names[0] === asked ? 0 : codes.includes(asked) ? 1 : names[1] === asked ? 2 : 4;
    };
    return (prefix ? await places([index.prefixes[prefix]]) : [])
      .filter((one) => [...one.names, ...one.codes].some((key) => key.startsWith(asked))).sort((one, other) => rank(one) - rank(other));
  };
  const inside = async (index, asked) => {
    const [, name, code] = /^(.+) (\d{2,5}|2[ab])$/.exec(asked) ?? [];
    return name ? (await right(index, name)).filter((one) => one.codes.some((own) => own.startsWith(code))) : [];
  };
  const near = async ({ prefixes, suites }, asked) => {
    const begins = patron(asked) + BEGINNING, start = asked.slice(0, begins - 1);
    const fitting = Object.keys(prefixes).filter((one) => one.startsWith(start) && fits(one, asked))
      .sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
    const own = fitting.filter((one) => asked.startsWith(one));
    const others = fitting.filter((one) => !own.includes(one));
    const moved = others.filter((one) => {
      const at = differs(one, asked);
      return one[at] === asked[at + 1] || one[at + 1] === asked[at];
    }).slice(0, NEAR);
    const least = others.filter((one) => !moved.includes(one)).slice(0, NEAR);
    if (!own.length) own.push(longest(prefixes, asked));
    const named = (some) => some.map((one) => prefixes[one]);
    const ends = [0, -1, 1].map((by) => suites[longest(suites, asked.slice(begins + by))]);
    const rank = (place) => (place.names.some((key) => nearly(asked, key)) ? 0 : 1);
    const found = new Map();
    for (const some of [[...named([...own, ...moved]), ...ends], named(least)]) {
      if (![...found.values()].every(rank)) break;
      for (const one of await places(some.filter(Boolean))) {
        const name = one.type + one.code + one.ancien;
        if (!found.has(name) && one.names.some((key) => fits(asked, key))) found.set(name, one);
      }
    }
    return [...found.values()].sort((one, other) => rank(one) - rank(other));
  };
  const answers = async (typed) => {
    const index = await read("index.json");
    const asked = normalised(typed), short = bare(asked);
    const tries = [[right, asked], [right, short], [inside, asked]];
    if (asked.length > 3 && !/^\d/.test(asked)) {
      const [first, ...rest] = asked.split(" ");
      const saint = ["saint", "sainte"].find((one) => rest[0] && first !== one && nearly(first, one));
      tries.push([right, saint ? [saint, ...rest].join(" ") : ""], [near, asked], [near, short]);
    }
    for (const [way, words] of tries) {
      const found = await way(index, words);
      if (found.length) return found.slice(0, /^\d{5}$/.test(asked) ? 60 : 12);
    }
    return [];
  };

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const list = make("ul", { id: "q-liste", role: "listbox", ariaLabel: "Réponses", hidden: true });
  const said = make("span", { className: "hors-vue", role: "status" });
  Object.assign(field, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" }).setAttribute("aria-controls", list.id);
  form.lastElementChild.replaceWith(list, said);
  let active = -1, turn = 0;
  const mark = (place) => {
    active = place;
    [...list.children].forEach((one, at) => { one.ariaSelected = String(at === place); });
    field.setAttribute("aria-activedescendant", list.children[place]?.id ?? "");
    list.children[place]?.scrollIntoView({ block: "nearest" });
  };
  const show = (open) => {
    list.hidden = !open;
    field.ariaExpanded = String(open);
    mark(-1);
  };
  const option = (place, id) => {
    const { type, code, page, ancien, nom, codes_postaux: posts } = place;
    const way = type === "COM" ? `communes/${code.slice(0, /^9[78]/.test(code) ? 3 : 2)}/index.html#c${code}` : `${page}index.html`;
    const more = [LEVELS[type], ancien && `aujourd’hui ${nom}`, (posts ?? [code]).slice(0, 3).join(", ")].filter(Boolean).join(" · ");
    const one = make("li", { id: `q-${id}`, role: "option" });
    one.append(ancien ?? nom, make("span", { textContent: ` ${more}` }));
    one.onclick = () => form.choose?.(place) || location.assign(new URL(way, root));
    return one;
  };
  const look = async () => {
    const own = (turn += 1);
    const found = field.value ? await answers(field.value).catch(() => []) : [];
    if (own !== turn) return;
    list.replaceChildren(...found.map(option));
    show(found.length > 0);
    said.textContent = `Réponses\u00a0: ${found.length}`;
  };
  field.onfocus = () => read("index.json").catch(() => {});
  field.oninput = look;
  field.onblur = () => show(false);
  field.onkeydown = (event) => {
    const count = list.children.length, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) show(false);
    else if (step && list.hidden) look();
    else if (step) mark(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    else return;
    event.preventDefault();
  };
  list.onmousedown = () => false;
  form.onsubmit = () => {
    const { hidden } = list;
    if (!hidden) list.children[Math.max(active, 0)].click();
    return hidden;
  };

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    field.focus();
    look();
  }
})();
