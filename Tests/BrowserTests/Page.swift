import Foundation
import Testing

/// A page in a browser window of its own. See ``Chromium`` for a use.
final class Page: @unchecked Sendable {
    /// What the page's code threw where a test evaluated it.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let connection: Connection
    private let context: String
    private let session: String
    private let lock = NSLock()
    private var seenConsole: [String] = []
    private var seenExceptions: [String] = []
    private var seenRequests: [String] = []
    private var loads = 0

    /// - Parameter other: A page in whose context it is opened; in one of its own if nil.
    init(
        in connection: Connection, beside other: Page? = nil, width: Int, height: Int, colorScheme: String,
        timeZone: String
    ) async throws {
        self.connection = connection
        if let other {
            context = other.context
        } else {
            let made = try await connection.send("Target.createBrowserContext", [:], session: nil)
            context = made["browserContextId"].string ?? ""
        }
        let target = try await connection.send(
            "Target.createTarget", ["url": "about:blank", "browserContextId": .string(context)], session: nil)
        let attached = try await connection.send(
            "Target.attachToTarget", ["targetId": target["targetId"], "flatten": true], session: nil)
        session = attached["sessionId"].string ?? ""
        connection.listen(to: session) { [weak self] in self?.hear($0, $1) }
        for domain in ["Page", "Runtime", "Log", "Network"] { try await send("\(domain).enable") }
        try await resize(width: width, height: height)
        try await setColorScheme(colorScheme)
        try await send("Emulation.setTimezoneOverride", ["timezoneId": .string(timeZone)])
        // A page of a context that is not in front has no focus else, and timers of one that is hidden are slow.
        try await send("Emulation.setFocusEmulationEnabled", ["enabled": true])
    }

    /// Lines of the console, as `level: text`; what the browser itself logs is among them.
    var console: [String] { lock.withLock { seenConsole } }
    /// What was thrown and not caught, by scripts and promises.
    var exceptions: [String] { lock.withLock { seenExceptions } }
    /// The addresses that were asked for.
    var requests: [String] { lock.withLock { seenRequests } }

    /// Goes to an address and waits until everything of it is loaded.
    func open(_ url: URL) async throws {
        let before = lock.withLock { loads }
        let answer = try await send("Page.navigate", ["url": .string(url.absoluteString)])
        if let error = answer["errorText"].string {
            throw Failure(description: "\(url.absoluteString): \(error)")
        }
        try await wait(upTo: .seconds(180), what: "the load of \(url.absoluteString)") { [self] in
            lock.withLock { loads > before }
        }
    }

    /// The value of an expression, awaited when it is a promise. `undefined` is null; `NaN` and its like are strings.
    @discardableResult
    func evaluate(_ expression: String) async throws -> JSON {
        let answer = try await send(
            "Runtime.evaluate",
            ["expression": .string(expression), "awaitPromise": true, "returnByValue": true, "userGesture": true])
        if case .object = answer["exceptionDetails"] {
            let details = answer["exceptionDetails"]
            let text = details["exception"]["description"].string ?? details["exception"]["value"].string
            throw Failure(description: text ?? details["text"].string ?? details.text)
        }
        let result = answer["result"]
        return result["unserializableValue"] == .null ? result["value"] : result["unserializableValue"]
    }

    /// Asserts the value of an expression.
    func expect(_ expression: String, equals expected: JSON, sourceLocation: SourceLocation = #_sourceLocation)
        async throws
    {
        let value = try await evaluate(expression)
        #expect(value == expected, sourceLocation: sourceLocation)
    }

    /// What statements return, which may `await`.
    @discardableResult
    func run(_ statements: String) async throws -> JSON {
        try await evaluate("(async () => {\n\(statements)\n})()")
    }

    /// Waits until an expression is true. Of a page that is just being left, the next one is asked.
    func wait(_ expression: String, upTo limit: Duration = .seconds(180)) async throws {
        try await wait(upTo: limit, what: expression) { [self] in
            do {
                return try await evaluate("Boolean(\(expression))") == true
            } catch let failure as Chromium.Failure where failure.description.contains("Inspected target navigated") {
                return false
            }
        }
    }

    /// Clicks the middle of the first element that matches, as a mouse does.
    func click(_ selector: String) async throws {
        try await click(at: "document.querySelector(\(JSON.string(selector)))")
    }

    /// Clicks the middle of the element that an expression gives.
    /// - Parameter modifiers: As for ``press(_:modifiers:)``.
    func click(at element: String, modifiers: Int = 0) async throws {
        let place = try await move(to: element, modifiers: modifiers)
        for type in ["mousePressed", "mouseReleased"] { try await sendMouse(type, to: place, modifiers) }
    }

    /// Moves the pointer to the middle of the element that an expression gives.
    /// - Parameter modifiers: As for ``press(_:modifiers:)``.
    @discardableResult
    func move(to element: String, modifiers: Int = 0) async throws -> JSON {
        let place = try await evaluate(
            """
            (() => {
              const element = \(element);
              if (!element) throw new Error("there is no " + \(JSON.string(element)));
              element.scrollIntoView({ block: "center", behavior: "instant" });
              const { x, y, width, height } = element.getBoundingClientRect();
              if (!width || !height) throw new Error("not visible: " + \(JSON.string(element)));
              return { x: x + width / 2, y: y + height / 2 };
            })()
            """)
        try await sendMouse("mouseMoved", to: place, modifiers)
        return place
    }

    private func sendMouse(_ type: String, to place: JSON, _ modifiers: Int) async throws {
        try await send(
            "Input.dispatchMouseEvent",
            [
                "type": .string(type), "x": place["x"], "y": place["y"], "clickCount": 1,
                "modifiers": .number(Double(modifiers)),
                "button": type == "mouseMoved" ? "none" : "left",
            ])
    }

    /// Types a text into what has the focus, key by key.
    func type(_ text: String) async throws {
        for character in text {
            let key = JSON.string(String(character))
            try await send("Input.dispatchKeyEvent", ["type": "keyDown", "key": key, "text": key])
            try await send("Input.dispatchKeyEvent", ["type": "keyUp", "key": key])
        }
    }

    /// Presses a key by its DOM name (`Enter`, `Tab`, `Escape`, `ArrowDown`, `a`, …).
    ///
    /// - Parameters:
    ///   - code: The name of the key itself, where it is not that of what it means: `KeyI`.
    ///   - modifiers: 1 Alt, 2 Control, 4 Meta, 8 Shift, added.
    func press(_ key: String, code: String? = nil, modifiers: Int = 0) async throws {
        let codes = [
            "Enter": 13, "Tab": 9, "Escape": 27, "Backspace": 8, "Delete": 46, " ": 32, "Home": 36, "End": 35,
            "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "PageUp": 33, "PageDown": 34,
            "F6": 117,
        ]
        var event: [String: JSON] = ["key": .string(key), "modifiers": .number(Double(modifiers))]
        event["code"] = .string(code ?? (key == " " ? "Space" : key))
        if let code = codes[key] { event["windowsVirtualKeyCode"] = .number(Double(code)) }
        var down = event
        down["type"] = "keyDown"
        if key == "Enter" { down["text"] = "\r" } else if key.count == 1 { down["text"] = .string(key) }
        event["type"] = "keyUp"
        try await send("Input.dispatchKeyEvent", .object(down))
        try await send("Input.dispatchKeyEvent", .object(event))
    }

    /// Sets the viewport, in CSS pixels.
    func resize(width: Int, height: Int) async throws {
        try await send(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": false,
            ])
    }

    /// Sets what `prefers-color-scheme` says: `light` or `dark`.
    func setColorScheme(_ scheme: String) async throws {
        try await send(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": .string(scheme)]]])
    }

    /// A PNG of the viewport, or of the whole page.
    func screenshot(wholePage: Bool = false) async throws -> Data {
        var parameters: [String: JSON] = ["format": "png"]
        if wholePage {
            let size = try await send("Page.getLayoutMetrics")["cssContentSize"]
            parameters["captureBeyondViewport"] = true
            parameters["clip"] = ["x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1]
        }
        let answer = try await send("Page.captureScreenshot", .object(parameters))
        guard let data = answer["data"].string.flatMap({ Data(base64Encoded: $0) }) else {
            throw Failure(description: "No screenshot came")
        }
        return data
    }

    /// Sends any command of the DevTools Protocol to this page.
    @discardableResult
    func send(_ method: String, _ parameters: JSON = [:]) async throws -> JSON {
        try await connection.send(method, parameters, session: session)
    }

    /// The kinds of targets of the page's browser: `page`, `shared_worker`.
    func targets() async throws -> [String] {
        let answer = try await connection.send("Target.getTargets", [:], session: nil)
        return answer["targetInfos"].array.filter { $0["browserContextId"].string == context }
            .compactMap { $0["type"].string }.sorted()
    }

    /// Closes the page, with its context. What goes wrong then is of no interest.
    func close() async {
        connection.listen(to: session, nil)
        _ = try? await connection.send(
            "Target.disposeBrowserContext", ["browserContextId": .string(context)], session: nil)
    }

    private func hear(_ method: String, _ parameters: JSON) {
        lock.withLock {
            switch method {
            case "Page.loadEventFired":
                loads += 1
            case "Network.requestWillBeSent":
                let url = parameters["request"]["url"].string ?? ""
                // Browsers ask for it by themselves.
                if !url.hasSuffix("/favicon.ico") { seenRequests.append(url) }
            case "Runtime.exceptionThrown":
                let details = parameters["exceptionDetails"]
                let text = details["exception"]["description"].string ?? details["exception"]["value"].string
                seenExceptions.append(text ?? details["text"].string ?? "")
            case "Runtime.consoleAPICalled":
                let words = parameters["args"].array.map {
                    $0["value"].string ?? $0["description"].string ?? $0["value"].text
                }
                seenConsole.append("\(parameters["type"].string ?? ""): \(words.joined(separator: " "))")
            case "Log.entryAdded":
                let entry = parameters["entry"]
                seenConsole.append("\(entry["level"].string ?? ""): \(entry["text"].string ?? "")")
            default:
                break
            }
        }
    }

    private func wait(upTo limit: Duration, what: String, _ condition: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + limit
        while try await !condition() {
            guard ContinuousClock.now < end else {
                throw Failure(description: "Waited \(limit) in vain for \(what)")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
