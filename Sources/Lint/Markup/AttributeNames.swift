/// The attributes that HTML's elements have, and the values of those with few of them.
///
/// Source: WHATWG HTML, WAI-ARIA 1.2, and those attributes that browsers have beside the standard or had before it.
enum AttributeNames {
    /// The attributes that every element has.
    static let global = words(
        """
        accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts \
        hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot \
        spellcheck style tabindex title translate writingsuggestions \
        aria-activedescendant aria-atomic aria-autocomplete aria-braillelabel aria-brailleroledescription aria-busy \
        aria-checked aria-colcount aria-colindex aria-colindextext aria-colspan aria-controls aria-current \
        aria-describedby aria-description aria-details aria-disabled aria-dropeffect aria-errormessage aria-expanded \
        aria-flowto aria-grabbed aria-haspopup aria-hidden aria-invalid aria-keyshortcuts aria-label aria-labelledby \
        aria-level aria-live aria-modal aria-multiline aria-multiselectable aria-orientation aria-owns \
        aria-placeholder aria-posinset aria-pressed aria-readonly aria-relevant aria-required aria-roledescription \
        aria-rowcount aria-rowindex aria-rowindextext aria-rowspan aria-selected aria-setsize aria-sort aria-valuemax \
        aria-valuemin aria-valuenow aria-valuetext
        """)

    /// The attributes that an element has beside those of every element.
    static func own(of element: String) -> Set<String> { ofElements[element] ?? [] }

    /// Whether an attribute is one of HTML's, on some element.
    static func isKnown(_ name: String) -> Bool { known.contains(name) }

    private static let known = ofElements.values.reduce(into: global.union(others)) { $0.formUnion($1) }

    private static let media = """
        autoplay controls controlslist crossorigin disablepictureinpicture disableremoteplayback loop muted \
        playsinline preload src
        """

    private static let ofElements: [String: Set<String>] = [
        "a": "download href hreflang name ping referrerpolicy rel target type",
        "area": "alt coords download href ping referrerpolicy rel shape target",
        "audio": media, "base": "href target", "blockquote": "cite",
        "button": """
        command commandfor disabled form formaction formenctype formmethod formnovalidate formtarget name \
        popovertarget popovertargetaction type value
        """,
        "canvas": "height width", "col": "span", "colgroup": "span", "data": "value", "del": "cite datetime",
        "details": "name open", "dialog": "closedby open", "embed": "height src type width",
        "fieldset": "disabled form name",
        "form": "accept-charset action autocomplete enctype method name novalidate rel target",
        "iframe": """
        allow allowfullscreen frameborder height loading name referrerpolicy sandbox scrolling src srcdoc width
        """,
        "img": """
        alt crossorigin decoding fetchpriority height ismap loading referrerpolicy sizes src srcset usemap width
        """,
        "input": """
        accept alt autocomplete capture checked colorspace dirname disabled form formaction formenctype formmethod \
        formnovalidate formtarget height list max maxlength min minlength multiple name pattern placeholder \
        popovertarget popovertargetaction readonly required size src step type value width
        """,
        "ins": "cite datetime", "label": "for", "li": "value",
        "link": """
        as blocking color crossorigin disabled fetchpriority href hreflang imagesizes imagesrcset integrity media \
        referrerpolicy rel sizes type
        """,
        "map": "name", "meta": "charset content http-equiv media name property",
        "meter": "high low max min optimum value", "object": "data form height name type width",
        "ol": "reversed start type", "optgroup": "disabled label", "option": "disabled label selected value",
        "output": "for form name", "progress": "max value", "q": "cite",
        "script": """
        async blocking crossorigin defer fetchpriority integrity nomodule referrerpolicy src type
        """,
        "select": "autocomplete disabled form multiple name required size", "slot": "name",
        "source": "height media sizes src srcset type width", "style": "blocking media type",
        "table": "border cellpadding cellspacing summary width", "td": "colspan headers rowspan",
        "template": "shadowrootclonable shadowrootdelegatesfocus shadowrootmode shadowrootserializable",
        "textarea": """
        autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap
        """,
        "th": "abbr colspan headers rowspan scope", "time": "datetime",
        "track": "default kind label src srclang", "video": media + " height poster width",
    ].mapValues(words)

    /// Attributes that browsers had before, have beside the standard, or that others read.
    private static let others = words(
        """
        about align alink allowtransparency archive axis background behavior bgcolor bordercolor char charoff classid \
        clear code codebase codetype color compact contextmenu datafld dataformatas datapagesize datasrc datatype \
        declare direction dropzone elementtiming event face frame hspace incremental inlist keytype language link \
        longdesc lowsrc manifest marginheight marginwidth methods mozallowfullscreen noresize noshade nosave nowrap \
        object prefix profile rel resource results rev rules scheme scrollamount scrolldelay standby text truespeed \
        typeof unselectable urn valign valuetype version vlink vocab vspace webkitallowfullscreen webkitdirectory xmlns
        """)

    // MARK: Values

    /// The values that an attribute of an element can have; nil where it can have others.
    static func values(of attribute: String, on element: String) -> Set<String>? {
        switch (attribute, element) {
        case ("type", "button"): buttonTypes
        case ("type", "input"): inputTypes
        case ("method", "form"), ("formmethod", _): methods
        case ("loading", "img"), ("loading", "iframe"): loading
        case ("role", _): roles
        case ("scope", "th"): scopes
        case ("inputmode", _): inputModes
        case ("aria-live", _): live
        case ("aria-hidden", _), ("aria-expanded", _), ("aria-disabled", _), ("aria-modal", _), ("aria-busy", _),
            ("aria-atomic", _), ("aria-selected", _):
            truth
        default: nil
        }
    }

    private static let buttonTypes = words("button reset submit")
    private static let inputTypes = words(
        """
        button checkbox color date datetime datetime-local email file hidden image month number password radio range \
        reset search submit tel text time url week
        """)
    private static let methods = words("dialog get post")
    private static let loading = words("eager lazy")
    private static let scopes = words("col colgroup row rowgroup")
    private static let inputModes = words("decimal email none numeric search tel text url")
    private static let live = words("assertive off polite")
    private static let truth = words("false true undefined")
    private static let roles = words(
        """
        alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox \
        comment command complementary composite contentinfo definition deletion dialog directory document emphasis \
        feed figure form generic graphics-document graphics-object graphics-symbol grid gridcell group heading image \
        img input insertion landmark link list listbox listitem log main mark marquee math menu menubar menuitem \
        menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio \
        radiogroup range region row rowgroup rowheader scrollbar search searchbox section sectionhead select separator \
        slider spinbutton status strong structure subscript suggestion superscript switch tab table tablist tabpanel \
        term text textbox time timer toolbar tooltip tree treegrid treeitem widget window
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
