/** How many rows of the tree are made at once. */
const pageOfRows = 100;

/**
 * A JSON value as a tree whose values are edited in place, with the types and texts of a JSON Schema. What is closed is
 * not made; what is open stays open when the value changes.
 */
class Tree {
	/** The paths that are open, as JSON. */
	open = new Set();
	/** How many rows are shown of a path that has more than a page of them. */
	shown = new Map();
	value;
	schema;

	/**
	 * @param change called with a path and the value that it gets, or undefined where something is taken away
	 * @param explain shown the text of what has the focus
	 */
	constructor(root, change, explain) {
		Object.assign(this, { root, change, explain });
		root.addEventListener("focusin", ({ target }) => explain(target.closest("[data-text]")?.dataset.text ?? ""));
	}

	show(value, schema) {
		Object.assign(this, { value, schema });
		const active = this.root.getRootNode().activeElement;
		const isOurs = active && this.root.contains(active);
		const place = isOurs && { path: active.closest("[data-path]")?.dataset.path, name: active.dataset.name, start: active.selectionStart, end: active.selectionEnd };
		// What is being typed is not taken away.
		if (isOurs && active.dataset.typed !== undefined && active.value !== active.dataset.typed) return;
		this.root.replaceChildren(...this.children([], value, this.resolved(schema)));
		if (!place?.path) return;
		const again = this.root.querySelector(`[data-path="${CSS.escape(place.path)}"] [data-name="${CSS.escape(place.name ?? "")}"]`);
		again?.focus({ preventScroll: true });
		if (again) again.dataset.done = "";
		if (place.start !== null && place.start !== undefined) again?.setSelectionRange?.(place.start, place.end);
	}

	/** Whether the text in a field has been taken, and nothing else was typed since. */
	static isDone(field) {
		return "done" in field.dataset && field.value === field.dataset.typed;
	}

	// ---- The schema

	/** A schema without references, and without the null that it allows: `{ …, isNullable }`. */
	resolved(schema) {
		if (!schema) return {};
		const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? "")?.[1];
		if (name) return { ...this.schema.$defs[name], ...schema, $ref: undefined, title: name, text: schema.description };
		const isNull = ({ type }) => type === "null";
		if (schema.anyOf?.some(isNull)) {
			const others = schema.anyOf.filter((each) => !isNull(each));
			return { ...this.resolved({ description: schema.description, ...(others.length === 1 ? others[0] : { anyOf: others }) }), isNullable: true };
		}
		return { ...schema, text: schema.description };
	}

	member(schema, name) {
		return this.resolved(Object.hasOwn(schema.properties ?? {}, name) ? schema.properties[name] : schema.items ?? schema.additionalProperties);
	}

	typeOf(value, schema) {
		const options = (schema.oneOf ?? schema.anyOf ?? []).filter((each) => "const" in each);
		if (schema.title) return schema.title;
		if (Array.isArray(value)) return `list of ${this.resolved(schema.items).title ?? "values"}`;
		if (options.length) return "choice";
		if (/\[0-9\]\{4\}/.test(schema.pattern ?? "")) return "date";
		if (schema.pattern) return "money";
		return schema.type ?? (isObject(value) ? "object" : value === null ? "null" : typeof value);
	}

	// ---- Rows

	/** What a row of a list is called by those who know it. */
	nameOf(value) {
		if (!isObject(value)) return "";
		return [value.name, value.label, value.title, value.place?.slice?.(0, 10), value.address, value.code, idIn(value)].find((each) => typeof each === "string" && each) ?? "";
	}

	children(path, value, schema) {
		const entries = Array.isArray(value) ? value.map((each, index) => [index, each]) : Object.entries(value ?? {}).filter(([, each]) => each !== undefined);
		const shown = this.shown.get(stringify(path)) ?? pageOfRows;
		const rows = entries.slice(0, shown).map(([key, each]) => this.row([...path, key], key, each, this.member(schema, key), Array.isArray(value)));
		if (!rows.length) rows.push(make("p", { className: "empty", textContent: Array.isArray(value) ? "An empty list." : "Empty." }));
		if (entries.length > shown) rows.push(this.more(path, shown, entries.length));
		const addition = this.addition(path, value, schema);
		if (addition) rows.push(addition);
		return rows;
	}

	more(path, shown, all) {
		const button = this.button("more", `Show ${Math.min(pageOfRows, all - shown)} more of ${all}`, () => {
			this.shown.set(stringify(path), shown + pageOfRows);
			this.show(this.value, this.schema);
		});
		return make("div", { className: "tools" }, button);
	}

	row(path, key, value, schema, isInList) {
		const row = make("div", { className: "row" });
		row.dataset.path = stringify(path);
		row.dataset.text = [schema.text ?? "", this.typeOf(value, schema)].filter(Boolean).join(" — ");
		row.append(isObject(value) || Array.isArray(value) ? this.branch(path, key, value, schema, isInList) : this.leaf(path, key, value, schema, isInList));
		return row;
	}

	branch(path, key, value, schema, isInList) {
		const details = make("details", { open: this.open.has(stringify(path)) });
		const count = Array.isArray(value) ? value.length : undefined;
		const summary = make("summary", { title: schema.text ?? "" }, make("b", { textContent: key }), make("i", { textContent: isInList ? this.nameOf(value) : count === undefined ? this.typeOf(value, schema) : `${count}` }));
		summary.dataset.name = "summary";
		details.append(summary);
		const fill = () => details.append(...(isInList ? [this.tools(path, value)] : []), make("div", { className: "children" }, ...this.children(path, value, schema)));
		if (details.open) fill();
		details.ontoggle = () => {
			if (details.open === this.open.has(stringify(path))) return;
			if (!details.open) return void this.open.delete(stringify(path));
			this.open.add(stringify(path));
			if (details.children.length === 1) fill();
		};
		return details;
	}

	/** What can be done with a row of a list. */
	tools(path, value) {
		const list = path.slice(0, -1);
		const copy = () => {
			const id = idNames.find((name) => isObject(value) && typeof value[name] === "string");
			this.change([...list, this.at(list).length], id ? { ...value, [id]: this.freeId(value[id], this.at(list), id) } : value);
		};
		return make("div", { className: "tools" }, this.button("copy", "Duplicate", copy), this.button("remove", "Remove", () => this.change(path, undefined)));
	}

	button(name, textContent, onclick, label) {
		const button = make("button", { type: "button", textContent, onclick });
		button.dataset.name = name;
		if (label) button.setAttribute("aria-label", label);
		return button;
	}

	freeId(id, list, name) {
		for (let number = 2; ; number += 1) if (!list.some((row) => row?.[name] === `${id}-${number}`)) return `${id}-${number}`;
	}

	at(path) {
		return path.reduce((value, key) => value?.[key], this.value);
	}

	/** What adds a field that the schema has and the object lacks. */
	addition(path, value, schema) {
		if (!isObject(value) || !schema.properties) return undefined;
		const missing = Object.keys(schema.properties).filter((name) => !(name in value) && name !== "$fixture" && !schema.properties[name].deprecated);
		if (!missing.length) return undefined;
		const select = make("select", { className: "addition" }, new Option("Add a field…", ""), ...missing.map((name) => new Option(name)));
		select.setAttribute("aria-label", "Add a field");
		select.dataset.name = "add";
		select.onchange = () => select.value && this.change([...path, select.value], this.first(this.member(schema, select.value)));
		const row = make("div", { className: "row" }, select);
		row.dataset.path = stringify([...path, null]);
		return row;
	}

	/** A value of a type, to begin with. */
	first(schema) {
		const option = (schema.oneOf ?? schema.anyOf ?? []).find((each) => "const" in each);
		if (option) return option.const;
		if (/\[0-9\]\{4\}/.test(schema.pattern ?? "")) return String(globalThis.ogPreview.now ?? "2026-01-01").slice(0, 10);
		if (schema.pattern) return "0.00";
		return { array: [], boolean: false, integer: 0, number: 0, object: {} }[schema.type] ?? "";
	}

	leaf(path, key, value, schema, isInList) {
		const id = `value-${(Tree.lastId = (Tree.lastId ?? 0) + 1)}`;
		const label = make("label", { htmlFor: id, textContent: key, title: schema.text ?? "" });
		const control = this.control(path, value, schema);
		control.id = id;
		control.dataset.name = "value";
		const row = make("div", { className: "leaf" }, label, control);
		// A merge patch takes a member of an object away where it is to be null; lists are written anew.
		const isInAnyList = path.some(Number.isInteger);
		if (schema.isNullable && value !== null) row.append(this.button("null", "∅", () => this.change(path, null), isInAnyList ? `Make ${key} null` : `Take ${key} away`));
		if (isInList) row.append(this.button("remove", "Remove", () => this.change(path, undefined)));
		return row;
	}

	control(path, value, schema) {
		if (typeof value === "boolean") return make("input", { type: "checkbox", checked: value, onchange: ({ target }) => this.change(path, target.checked) });
		const options = (schema.oneOf ?? schema.anyOf ?? []).filter((each) => "const" in each);
		if (options.length && !schema.anyOf) return this.choice(path, value, options);
		const isNumber = typeof value === "number" || (value === null && ["integer", "number"].includes(schema.type));
		const text = value === null ? "" : String(value);
		const isLong = text.length > 48 || text.includes("\n");
		const control = make(isLong ? "textarea" : "input", isLong ? { rows: Math.min(6, Math.ceil(text.length / 40)) } : { type: "text", inputMode: isNumber ? "decimal" : "text" });
		Object.assign(control, { value: text, placeholder: value === null ? "null" : "", spellcheck: false, autocomplete: "off" });
		control.dataset.typed = text;
		if (/^#[0-9a-f]{6}$/i.test(text)) control.type = "color";
		if (options.length) {
			const list = `${path.join(".")}-options`;
			control.setAttribute("list", list);
			queueMicrotask(() => control.after(make("datalist", { id: list }, ...options.map((each) => new Option(each.description, each.const)))));
		}
		control.onchange = () => {
			const number = Number(control.value);
			const isWrong = isNumber && (control.value.trim() === "" || !Number.isFinite(number));
			control.setCustomValidity(isWrong ? "This is a number." : "");
			if (isWrong) return void control.reportValidity();
			control.dataset.typed = control.value;
			// A choice may be a number or its name.
			const named = options.find((each) => String(each.const) === control.value);
			this.change(path, named ? named.const : isNumber ? number : control.value);
		};
		return control;
	}

	choice(path, value, options) {
		const all = options.some((each) => each.const === value) ? options : [{ const: value, description: "" }, ...options];
		const select = make("select", {}, ...all.map((each) => new Option(each.description ? `${each.const} — ${each.description}` : String(each.const), stringify(each.const))));
		select.value = stringify(value);
		select.onchange = () => this.change(path, parse(select.value));
		return select;
	}
}
