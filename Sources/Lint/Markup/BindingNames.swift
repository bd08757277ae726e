import HTML

/// The names that browsers know: of events, boolean attributes and properties.
enum BindingNames {
    /// The events of elements (WHATWG HTML, DOM, UI Events, Pointer Events, Clipboard, CSS), and those that production
    /// has on forms.
    static let events = words(
        """
        abort animationcancel animationend animationiteration animationstart auxclick beforeinput beforematch \
        beforetoggle blur cancel canplay canplaythrough change click close command compositionend compositionstart \
        compositionupdate contextlost contextmenu contextrestored copy cuechange cut dblclick drag dragend dragenter \
        dragleave dragover dragstart drop durationchange emptied ended error focus focusin focusout formdata \
        fullscreenchange fullscreenerror gotpointercapture input invalid keydown keypress keyup load loadeddata \
        loadedmetadata loadend loadstart lostpointercapture mousedown mouseenter mouseleave mousemove mouseout \
        mouseover mouseup mousewheel paste pause play playing pointercancel pointerdown pointerenter pointerleave \
        pointermove pointerout pointerover pointerrawupdate pointerup progress ratechange reset resize scroll scrollend \
        search securitypolicyviolation seeked seeking select selectionchange selectstart slotchange stalled submit \
        suspend timeupdate toggle touchcancel touchend touchmove touchstart transitioncancel transitionend \
        transitionrun transitionstart unload volumechange waiting wheel success finally online offline message \
        popstate hashchange pageshow pagehide
        """)

    /// The attributes that are there or not, without a value that counts.
    static let booleans = words(
        """
        allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate hidden inert \
        ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected
        """)

    /// What some of them are called by mistake.
    static let shortened = [
        "check": "checked", "disable": "disabled", "require": "required", "select": "selected", "hide": "hidden",
    ]

    /// The properties of elements that a template may set.
    static let properties = words(
        """
        accept accessKey action allow alt ariaAtomic ariaBusy ariaChecked ariaCurrent ariaDescription ariaDisabled \
        ariaExpanded ariaHasPopup ariaHidden ariaInvalid ariaLabel ariaLevel ariaLive ariaModal ariaOrientation \
        ariaPressed ariaReadOnly ariaRequired ariaRoleDescription ariaSelected ariaSort ariaValueMax ariaValueMin \
        ariaValueNow ariaValueText async autocapitalize autocomplete autofocus autoplay checked cite className colSpan \
        cols content contentEditable controls coords crossOrigin currentTime data dateTime decoding default \
        defaultChecked defaultMuted defaultSelected defaultValue defer dir dirName disabled download draggable encoding \
        enctype enterKeyHint fetchPriority files form formAction formEnctype formMethod formNoValidate formTarget \
        headers height hidden high href hreflang htmlFor id indeterminate inert innerHTML innerText inputMode isMap \
        kind label lang list loading loop low max maxLength media method min minLength multiple muted name nodeValue \
        nonce noValidate open optimum outerHTML outerText part pattern ping placeholder playbackRate playsInline \
        popover poster preload readOnly referrerPolicy rel relList required returnValue reversed role rowSpan rows \
        sandbox scope scrollLeft scrollTop select selected selectedIndex selectionEnd selectionStart shape size sizes \
        slot span spellcheck src srcObject srcdoc srclang srcset start step style tabIndex target text textContent \
        title translate type useMap value valueAsDate valueAsNumber volume width willValidate wrap dataset
        """)

    /// Whether an attribute of an element is there or not, whatever its value.
    static func isBoolean(_ attribute: String, on element: String) -> Bool {
        guard booleans.contains(attribute) else { return false }
        let property =
            switch attribute {
            case "readonly": "readOnly"
            case "novalidate": "noValidate"
            case "formnovalidate": "formNoValidate"
            default: attribute
            }
        if case .boolean? = ReflectedProperty(property: property, element: element) { return true }
        return false
    }

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
