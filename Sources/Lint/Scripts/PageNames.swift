/// The global names that a page has without a theme's script: those of browsers, of JavaScript, and of production.
enum PageNames {
    /// Whether a page has a name.
    static func contains(_ name: String) -> Bool {
        // Classes of browsers: there are hundreds, and they look like this.
        if name.hasSuffix("Event") || name.hasSuffix("Element") || name.hasSuffix("Observer") { return true }
        return names.contains(name)
    }

    private static let names: Set<String> = Set(
        """
        AbortController AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Blob Boolean CSS \
        DOMParser DataView Date Element Error EvalError Event EventTarget File FileReader FinalizationRegistry \
        Float32Array Float64Array FormData Function Headers Image Infinity Int16Array Int32Array Int8Array Intl Iterator \
        JSON Map Math NaN Node NodeList Notification Number Object Option Promise Proxy RangeError ReferenceError \
        Reflect RegExp Request Response Set String Symbol SyntaxError TextDecoder TextEncoder TypeError URIError URL \
        URLSearchParams Uint16Array Uint32Array Uint8Array WeakMap WeakRef WeakSet Window Worker XMLHttpRequest \
        addEventListener alert atob blur btoa caches cancelAnimationFrame cancelIdleCallback clearInterval clearTimeout \
        close closed confirm console crypto customElements dataLayer dayjs decodeURI decodeURIComponent \
        devicePixelRatio dispatchEvent document encodeURI encodeURIComponent escape eval event fetch focus frames \
        getComputedStyle getSelection globalThis gtag history indexedDB innerHeight innerWidth isFinite isNaN \
        isSecureContext localStorage location matchMedia moveBy moveTo name navigator og open opener outerHeight \
        outerWidth pageXOffset pageYOffset parent parseFloat parseInt performance postMessage print prompt \
        queueMicrotask removeEventListener reportError requestAnimationFrame requestIdleCallback resizeBy resizeTo \
        screen screenX screenY scroll scrollBy scrollTo scrollX scrollY self sessionStorage setInterval setTimeout stop \
        structuredClone top undefined unescape visualViewport window Shopify jQuery $ arguments import
        """.split(separator: " ").map(String.init))
}
