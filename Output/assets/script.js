// The theme's script: custom elements first, then the functions and values that views name with `js`.
// It depends on nothing but the browser and `window.og`.

// ---------------------------------------------------------------------------------------------------------------
// Custom elements

/**
 * Wraps a native <dialog>, which brings modality, Escape and the focus trap.
 *
 * A button names its dialog in `data-click-target`. One dialog may serve many orders or items: what carries
 * `data-fill="key"` inside it is filled from the nearest `data-key` around the button. Where no dialog has the very
 * id that a button names, the one that has it up to its last dash serves, and takes that id while it is open:
 * `og-cancel-sub-dialog` is `og-cancel-sub-dialog-<item>` to whoever watches the page.
 */
class SMDialog extends HTMLElement {
  /** Opens a dialog, given the event of a button inside `[data-click-target]`, or the dialog's id. */
  static open(eventOrId) {
    const opener = typeof eventOrId === 'string' ? null : eventOrId.target.closest('[data-click-target]');
    const id = typeof eventOrId === 'string' ? eventOrId : opener?.dataset.clickTarget;
    if (!id) return;
    const dialog = document.getElementById(id) ?? document.getElementById(id.slice(0, id.lastIndexOf('-')));
    dialog?.closest('sm-dialog')?.show(opener, id);
  }

  /** Closes the dialog that an event came from, or the one with the given id. */
  static close(eventOrId) {
    const inside = typeof eventOrId === 'string' ? document.getElementById(eventOrId) : eventOrId.target;
    inside?.closest('dialog')?.close();
  }

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const dialog = this.dialog;
      if (event.target.closest('.og-dialog-close, [data-dialog-close]') || (event.target === dialog && isOutside(event, dialog))) {
        dialog.close();
      }
    });
    // Neither `success` nor `close` bubbles: both are caught on their way down.
    this.addEventListener('success', () => this.dialog.close(), true);
    this.addEventListener('close', () => this.closed(), true);
  }

  get dialog() {
    return this.querySelector('dialog');
  }

  show(opener, id) {
    const dialog = this.dialog;
    if (!dialog || dialog.open) return;
    this.ownId = dialog.id;
    dialog.id = id;
    const title = dialog.querySelector('header h4');
    if (title) {
      title.id ||= `${this.ownId}-title`;
      dialog.setAttribute('aria-labelledby', title.id);
    }
    this.opener = opener?.closest('sm-dropdown')?.trigger ?? opener;
    if (opener) {
      fill(dialog, opener);
      datePauses(dialog, opener);
    }
    this.querySelector('sm-multistep')?.hideDeadEnds();
    dialog.showModal();
    dialog.dispatchEvent(new CustomEvent('og-dialog-open'));
  }

  closed() {
    this.dialog.id = this.ownId;
    this.querySelector('sm-multistep')?.reset();
    this.opener?.focus();
    this.opener = null;
  }
}

/** A button that shows and hides what follows: `data-toggle-trigger` and `data-toggle-content`. */
class SMToggle extends HTMLElement {
  connectedCallback() {
    const content = this.querySelector('[data-toggle-content]');
    const trigger = this.querySelector('[data-toggle-trigger]');
    if (!content || !trigger) return;
    content.id ||= uniqueId('og-toggle');
    trigger.setAttribute('aria-controls', content.id);
    trigger.addEventListener('click', () => {
      content.hidden = !content.hidden;
      trigger.setAttribute('aria-expanded', String(!content.hidden));
    });
  }
}

/** A menu button after the ARIA pattern: arrows, Home, End, first letters, Escape and Tab. */
class SMDropdown extends HTMLElement {
  connectedCallback() {
    const { trigger, menu } = this;
    if (!trigger || !menu) return;
    trigger.id ||= uniqueId('og-menu');
    trigger.ariaHasPopup = 'menu';
    trigger.ariaExpanded = 'false';
    menu.setAttribute('aria-labelledby', trigger.id);
    for (const item of this.items) item.tabIndex = -1;
    trigger.addEventListener('click', () => (this.isOpen ? this.close() : this.open(0)));
    menu.addEventListener('click', () => this.close());
    this.addEventListener('keydown', (event) => this.handleKey(event));
    this.addEventListener('focusout', (event) => {
      if (this.isOpen && !this.contains(event.relatedTarget)) this.close(false);
    });
  }

  get trigger() {
    return this.querySelector('[data-dropdown-trigger]');
  }

  get menu() {
    return this.querySelector('[role="menu"]');
  }

  get items() {
    return [...this.querySelectorAll('[role="menuitem"]:not(:disabled)')];
  }

  get isOpen() {
    return this.trigger.getAttribute('aria-expanded') === 'true';
  }

  open(index) {
    this.trigger.setAttribute('aria-expanded', 'true');
    this.keepInWindow();
    this.items.at(index)?.focus();
  }

  close(returnsFocus = true) {
    this.trigger.setAttribute('aria-expanded', 'false');
    if (returnsFocus) this.trigger.focus();
  }

  /** Moves the menu sideways as far as it would stand outside of the window. */
  keepInWindow() {
    const { menu } = this;
    menu.style.marginInlineEnd = '';
    const { left, right } = menu.getBoundingClientRect();
    const missing = Math.max(8 - left, 0) || Math.min(document.documentElement.clientWidth - 8 - right, 0);
    const outward = getComputedStyle(menu).direction === 'rtl' ? missing : -missing;
    if (missing) menu.style.marginInlineEnd = `${outward}px`;
  }

  handleKey(event) {
    const { items } = this;
    const at = items.indexOf(document.activeElement);
    if (!this.isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      this.open(event.key === 'ArrowDown' ? 0 : -1);
      return;
    }
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key in steps) {
      event.preventDefault();
      items.at(steps[event.key] % items.length)?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Tab') {
      this.close(false);
    } else if (event.key.length === 1 && event.key !== ' ') {
      const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      rest.find((item) => simplified(item.textContent).startsWith(simplified(event.key)))?.focus();
    }
  }
}

/**
 * A date field with a month to choose from. `data-previous` and `data-next` name the buttons that turn the month;
 * the field's own `min` and `max` bound what can be chosen.
 */
class SMDatepicker extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    if (!input) return;
    this.input = input;
    const dialog = this.closest('dialog');
    if (dialog) dialog.addEventListener('og-dialog-open', () => this.reset());
    else this.reset();
    input.addEventListener('change', () => {
      if (input.value) this.turnTo(input.value);
    });
  }

  reset() {
    this.input.value = this.input.defaultValue || this.input.min;
    this.turnTo(this.input.value || dateFromToday(0));
  }

  get language() {
    return document.documentElement.lang || 'en';
  }

  /** Shows the month of a calendar date, `YYYY-MM-DD`, which takes the keyboard's focus when asked. */
  turnTo(date, takesFocus = false) {
    this.cursor = date;
    this.calendar ??= this.build();
    this.draw();
    if (takesFocus) this.calendar.querySelector('[tabindex="0"]')?.focus();
  }

  build() {
    const calendar = element('div', { className: 'og-calendar' });
    const head = element('div', { className: 'og-calendar-head' });
    this.previous = element('button', { type: 'button', ariaLabel: this.dataset.previous });
    this.next = element('button', { type: 'button', ariaLabel: this.dataset.next });
    this.caption = element('span', { ariaLive: 'polite' });
    this.table = element('table');
    head.append(this.previous, this.caption, this.next);
    calendar.append(head, this.table);
    this.previous.addEventListener('click', () => this.turnTo(addMonths(this.cursor, -1)));
    this.next.addEventListener('click', () => this.turnTo(addMonths(this.cursor, 1)));
    this.table.addEventListener('click', (event) => {
      const day = event.target.closest('[data-date]');
      if (day && day.ariaDisabled !== 'true') this.choose(day.dataset.date);
    });
    this.table.addEventListener('keydown', (event) => this.handleKey(event));
    this.append(calendar);
    return calendar;
  }

  draw() {
    const { cursor, language } = this;
    const format = (options) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
    const monthName = format({ month: 'long', year: 'numeric' });
    const dayName = format({ dateStyle: 'full' });
    const dayNumber = format({ day: 'numeric' });
    const first = toDate(`${cursor.slice(0, 7)}-01`);
    const firstDay = firstDayOfWeek(language);
    const start = addDays(isoDate(first), -((first.getUTCDay() - firstDay + 7) % 7));
    const today = dateFromToday(0);

    this.caption.textContent = monthName.format(first);
    this.previous.disabled = !this.allows(addDays(isoDate(first), -1));
    this.next.disabled = !this.allows(addMonths(isoDate(first), 1));

    const days = element('tr');
    for (let offset = 0; offset < 7; offset += 1) {
      const day = toDate(addDays(start, offset));
      const cell = element('th', { scope: 'col', textContent: format({ weekday: 'short' }).format(day) });
      cell.abbr = format({ weekday: 'long' }).format(day);
      days.append(cell);
    }
    const weeks = [];
    for (let date = start; date.slice(0, 7) <= cursor.slice(0, 7); ) {
      const week = element('tr');
      for (let offset = 0; offset < 7; offset += 1, date = addDays(date, 1)) {
        const cell = element('td');
        if (date.slice(0, 7) === cursor.slice(0, 7)) {
          const button = element('button', { type: 'button', textContent: dayNumber.format(toDate(date)).replace(/日$/, '') });
          button.dataset.date = date;
          button.tabIndex = date === cursor ? 0 : -1;
          button.ariaLabel = dayName.format(toDate(date));
          button.ariaPressed = String(date === this.input.value);
          if (date === today) button.ariaCurrent = 'date';
          if (!this.allows(date)) button.ariaDisabled = 'true';
          cell.append(button);
        }
        week.append(cell);
      }
      weeks.push(week);
    }
    const thead = element('thead');
    const tbody = element('tbody');
    thead.append(days);
    tbody.append(...weeks);
    this.table.replaceChildren(thead, tbody);
    this.table.ariaLabel = this.caption.textContent;
  }

  allows(date) {
    const { min, max } = this.input;
    return (!min || date >= min) && (!max || date <= max);
  }

  choose(date) {
    this.input.value = date;
    this.turnTo(date, true);
    this.input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  handleKey(event) {
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const moves = {
      ArrowLeft: () => addDays(this.cursor, -forward),
      ArrowRight: () => addDays(this.cursor, forward),
      ArrowUp: () => addDays(this.cursor, -7),
      ArrowDown: () => addDays(this.cursor, 7),
      PageUp: () => addMonths(this.cursor, -1),
      PageDown: () => addMonths(this.cursor, 1),
      Home: () => `${this.cursor.slice(0, 7)}-01`,
      End: () => addDays(addMonths(`${this.cursor.slice(0, 7)}-01`, 1), -1),
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this.turnTo(moves[event.key](), true);
  }
}

/**
 * One step of several at a time: children with `data-step`; buttons go on with `data-go` and back with
 * `data-back-button`. It announces `og-step-change` and `og-step-reset`, and obeys both when they come from inside.
 */
class SMMultistep extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const go = event.target.closest('[data-go]');
      if (go) this.show(go.dataset.go);
      else if (event.target.closest('[data-back-button]')) this.back();
    });
    this.addEventListener('og-step-change', (event) => {
      if (event.target !== this) this.show(event.detail?.step);
    });
    this.addEventListener('og-step-reset', (event) => {
      if (event.target !== this) this.reset();
    });
    this.reset();
  }

  get steps() {
    return [...this.children].filter((child) => child.dataset.step);
  }

  show(name, remembers = true) {
    const step = this.steps.find((candidate) => candidate.dataset.step === name);
    if (!step) return;
    if (remembers && this.current) this.trail.push(this.current);
    this.current = name;
    for (const other of this.steps) other.hidden = other !== step;
    if (remembers) step.querySelector('input:not([type="hidden"]), select, button')?.focus();
    this.dispatchEvent(new CustomEvent('og-step-change', { bubbles: true, detail: { step: name } }));
  }

  /** A step whose choice is empty leads nowhere, nor does one that is not there. */
  hideDeadEnds() {
    for (const button of this.querySelectorAll('[data-go]')) {
      const step = this.steps.find((candidate) => candidate.dataset.step === button.dataset.go);
      button.hidden = !step || step.querySelector('select')?.options.length === 0;
    }
  }

  back() {
    const name = this.trail.pop();
    if (!name) {
      this.closest('dialog')?.close();
      return;
    }
    this.show(name, false);
    this.steps.find((step) => !step.hidden)?.querySelector('button')?.focus();
  }

  reset() {
    this.trail = [];
    this.current = null;
    this.show(this.steps[0]?.dataset.step, false);
    for (const form of this.querySelectorAll('form')) form.reset();
    this.dispatchEvent(new CustomEvent('og-step-reset', { bubbles: true }));
  }
}

/** Messages that can be dismissed. */
class SMNotifications extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      event.target.closest('[data-notification-close]')?.closest('.og-toast')?.remove();
    });
  }
}

/**
 * A country and its states. `localizedCountries` maps two-letter codes to names, `enabledCountries` lists the codes
 * to offer. Countries without a list of states get a plain field.
 */
class SMCountryStateDropdown extends HTMLElement {
  #countries = {};
  #enabled = null;

  connectedCallback() {
    // A property that was set before this class was known would hide the setter.
    for (const name of ['localizedCountries', 'enabledCountries']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.country?.addEventListener('change', () => this.drawStates());
    this.drawCountries();
  }

  set localizedCountries(countries) {
    this.#countries = countries ?? {};
    this.drawCountries();
  }

  get localizedCountries() {
    return this.#countries;
  }

  set enabledCountries(codes) {
    this.#enabled = codes;
    this.drawCountries();
  }

  get enabledCountries() {
    return this.#enabled ?? Object.keys(this.#countries);
  }

  get country() {
    return this.querySelector('[name="country_code"]');
  }

  drawCountries() {
    const { country } = this;
    if (!country) return;
    const chosen = country.value;
    const collator = new Intl.Collator(document.documentElement.lang || 'en');
    const codes = this.enabledCountries.filter((code) => this.#countries[code]);
    codes.sort((a, b) => collator.compare(this.#countries[a], this.#countries[b]));
    setOptions(country, codes.map((code) => [code, this.#countries[code]]));
    country.value = codes.includes(chosen) ? chosen : '';
    this.drawStates();
  }

  drawStates() {
    const select = this.querySelector('select[name="state_province_code"]') ?? this.stateSelect;
    if (!select) return;
    this.stateSelect = select;
    this.stateInput ??= element('input', { name: select.name, autocomplete: select.autocomplete });
    const states = statesByCountry[this.country?.value];
    const shown = states || !this.country?.value ? select : this.stateInput;
    (select.isConnected ? select : this.stateInput).replaceWith(shown);
    setOptions(select, states ?? []);
  }
}

/** Narrows a list of products to those whose text holds what was typed. */
class SMProductFilter extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('[data-filter-input]');
    const status = this.querySelector('[data-filter-status]');
    input?.addEventListener('input', () => {
      const wanted = simplified(input.value);
      let found = 0;
      for (const row of this.querySelectorAll('fieldset > label')) {
        row.hidden = !simplified(row.textContent).includes(wanted);
        if (!row.hidden) found += 1;
      }
      status.textContent = found ? '' : status.dataset.none;
    });
    // Enter in the search field would submit the form around it.
    input?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
  }
}

// ---------------------------------------------------------------------------------------------------------------
// What the elements share

/** Tells a dialog that serves many which order or item it was opened for. */
function fill(dialog, opener) {
  for (const place of dialog.querySelectorAll('[data-fill]')) {
    const key = place.dataset.fill;
    const source = opener.closest(`[data-${key.replaceAll('_', '-')}]`);
    const value = source?.getAttribute(`data-${key.replaceAll('_', '-')}`) ?? '';
    if (place.matches('fieldset')) {
      for (const radio of place.querySelectorAll('input[type="radio"]')) radio.checked = radio.value === value && !radio.disabled;
      reveal(place.closest('form'));
    } else if (place.matches('select')) {
      const offered = opener.closest('.og-item')?.querySelectorAll('[id^="og-sku-swap-dialog"] input[type="radio"]') ?? [];
      setOptions(place, [...offered].map((radio) => [radio.value, textOf(['label', 'span:not(.og-noimage)'], radio)]));
    } else if (place.matches('input')) {
      place.defaultValue = place.type === 'date' ? value.slice(0, 10) : value;
      place.value = place.defaultValue;
    } else {
      place.textContent = textOf(subjects[key], opener);
    }
  }
}

/** Where a dialog finds the words for what it is about: around the button, then inside that. */
const subjects = {
  name: ['.og-item', '.og-item-name'],
  date: ['.og-order', '.og-order-date'],
  contents: ['.og-order', '.og-order-contents'],
};

function textOf([around, inside], opener) {
  return opener.closest(around)?.querySelector(inside)?.textContent.trim() ?? '';
}

/** A pause of some months is a later date of the next order, counted from the order the button stands in. */
function datePauses(dialog, opener) {
  const place = opener.closest('[data-place]')?.dataset.place;
  for (const radio of place ? dialog.querySelectorAll('[data-months]') : []) {
    radio.value = addMonths(place, Number(radio.dataset.months));
  }
}

/** Shows the parts of a form that belong to the radio buttons chosen in it, and turns the others off. */
function reveal(form) {
  for (const radio of form?.querySelectorAll('[data-reveals]') ?? []) {
    const part = document.getElementById(radio.dataset.reveals);
    if (!part) continue;
    part.hidden = !radio.checked;
    part.disabled = !radio.checked;
  }
}

function isOutside(event, box) {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

function setOptions(select, pairs) {
  const placeholder = select.querySelector('option[value=""]');
  const options = pairs.map(([value, text]) => new Option(text, value));
  select.replaceChildren(...(placeholder ? [placeholder] : []), ...options);
}

let lastId = 0;
function uniqueId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** Lower case, without accents: for finding, not for showing. */
function simplified(text) {
  return text.trim().toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

// Calendar dates are `YYYY-MM-DD`, and move in UTC, so that no time zone can shift them.
function toDate(date) {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}

function isoDate(date) {
  return date.toISOString().slice(0, 10);
}

function addDays(date, days) {
  const moved = toDate(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return isoDate(moved);
}

/** The same day some months on, or the last of a shorter month. */
function addMonths(date, months) {
  const first = toDate(`${date.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(Number(date.slice(8, 10)), length));
  return isoDate(first);
}

/** 0 for Sunday, as `getUTCDay` counts. */
function firstDayOfWeek(language) {
  const locale = new Intl.Locale(language).maximize();
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  return (info?.firstDay ?? 7) % 7;
}

function dateFromToday(days) {
  const dayjs = window.og?.smi?.dayjs;
  return dayjs ? dayjs().add(days, 'days').format('YYYY-MM-DD') : addDays(isoDate(new Date()), days);
}

const names = (text) => text.split('|').map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]);
const statesByCountry = {
  AU: names('ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia'),
  CA: names('AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Québec|SK Saskatchewan|YT Yukon'),
  MX: names('AGU Aguascalientes|BCN Baja California|BCS Baja California Sur|CAM Campeche|CHP Chiapas|CHH Chihuahua|CMX Ciudad de México|COA Coahuila|COL Colima|DUR Durango|GUA Guanajuato|GRO Guerrero|HID Hidalgo|JAL Jalisco|MEX México|MIC Michoacán|MOR Morelos|NAY Nayarit|NLE Nuevo León|OAX Oaxaca|PUE Puebla|QUE Querétaro|ROO Quintana Roo|SLP San Luis Potosí|SIN Sinaloa|SON Sonora|TAB Tabasco|TAM Tamaulipas|TLA Tlaxcala|VER Veracruz|YUC Yucatán|ZAC Zacatecas'),
  US: names('AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming'),
};

// ---------------------------------------------------------------------------------------------------------------
// What views name with `js`

/** The first and the last day an order can be moved to. */
const minDate = dateFromToday(1);
const maxDate = dateFromToday(180);

/** Sends the form of a control as soon as its value changes. */
function submitForm(event) {
  event.target.form?.requestSubmit();
}

// ---------------------------------------------------------------------------------------------------------------
// Start

/** Says how far away a date is, in the page's language: "in 7 days". */
function describeDates(root) {
  const language = document.documentElement.lang || 'en';
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const today = toDate(dateFromToday(0));
  for (const place of root.querySelectorAll('[data-relative-date]')) {
    const days = Math.round((toDate(place.dataset.relativeDate) - today) / 86_400_000);
    if (Number.isNaN(days)) continue;
    let text = format.format(Math.round(days / 30.44), 'month');
    if (Math.abs(days) < 14) text = format.format(days, 'day');
    else if (Math.abs(days) < 60) text = format.format(Math.round(days / 7), 'week');
    if (place.textContent !== text) place.textContent = text;
  }
}

function start() {
  const root = document.querySelector('#og-msi, og-smi');
  describeDates(root);
  // The page is rendered after this, and again whenever something changes.
  new MutationObserver(() => describeDates(root)).observe(root, { attributeFilter: ['data-relative-date'], childList: true, subtree: true });
  root.addEventListener('change', (event) => {
    if (event.target.matches('input[type="radio"]')) reveal(event.target.form);
  });
  // A form is busy from its submission until the answer; `finally` does not bubble either.
  const setBusy = (event, isBusy) => {
    for (const button of event.target.querySelectorAll?.('[type="submit"]') ?? []) button.ariaBusy = isBusy ? 'true' : null;
  };
  root.addEventListener('submit', (event) => setBusy(event, true), true);
  root.addEventListener('finally', (event) => setBusy(event, false), true);
}

for (const [name, type] of Object.entries({
  'sm-dialog': SMDialog,
  'sm-toggle': SMToggle,
  'sm-dropdown': SMDropdown,
  'sm-datepicker': SMDatepicker,
  'sm-multistep': SMMultistep,
  'sm-notifications': SMNotifications,
  'sm-country-state-dropdown': SMCountryStateDropdown,
  'sm-product-filter': SMProductFilter,
})) {
  if (!customElements.get(name)) customElements.define(name, type);
}

if (document.querySelector('#og-msi, og-smi')) start();
else document.addEventListener('og:smi:ready', start, { once: true });
