import POSIX

/// JavaScriptCore's C interface, as far as it is needed, loaded when it is first asked for.
///
/// The interface is declared in `JSContextRef.h`, `JSObjectRef.h`, `JSValueRef.h`, `JSStringRef.h` and
/// `JSContextRefPrivate.h` of WebKit. References are opaque pointers.
///
/// Sendable because the functions are the library's, which stays loaded.
struct JavaScriptCoreLibrary: @unchecked Sendable {
    typealias Group = OpaquePointer
    typealias Context = OpaquePointer
    typealias Object = OpaquePointer
    typealias JSValue = OpaquePointer
    typealias JSString = OpaquePointer
    typealias ExceptionPlace = UnsafeMutablePointer<JSValue?>

    let createGroup: @convention(c) () -> Group?
    let releaseGroup: @convention(c) (Group) -> Void
    let setTimeLimit: @convention(c) (Group, Double, UnsafeRawPointer?, UnsafeMutableRawPointer?) -> Void
    let createContext: @convention(c) (Group, OpaquePointer?) -> Context?
    let releaseContext: @convention(c) (Context) -> Void
    let evaluate: @convention(c) (Context, JSString, Object?, JSString?, Int32, ExceptionPlace?) -> JSValue?
    let checkSyntax: @convention(c) (Context, JSString, JSString?, Int32, ExceptionPlace?) -> Bool
    let property: @convention(c) (Context, Object, JSString, ExceptionPlace?) -> JSValue?
    let callFunction:
        @convention(c) (Context, Object, Object?, Int, UnsafePointer<JSValue?>?, ExceptionPlace?) -> JSValue?
    let collectGarbage: @convention(c) (Context) -> Void
    let protect: @convention(c) (Context, JSValue) -> Void
    let unprotect: @convention(c) (Context, JSValue) -> Void
    let isObject: @convention(c) (Context, JSValue) -> Bool
    let number: @convention(c) (Context, JSValue, ExceptionPlace?) -> Double
    let string: @convention(c) (Context, JSValue, ExceptionPlace?) -> JSString?
    let makeString: @convention(c) (Context, JSString) -> JSValue?
    let createString: @convention(c) (UnsafePointer<CChar>) -> JSString?
    let releaseString: @convention(c) (JSString) -> Void
    let maximumUTF8Size: @convention(c) (JSString) -> Int
    let utf8: @convention(c) (JSString, UnsafeMutablePointer<CChar>, Int) -> Int

    /// The library, where the machine has it.
    static let shared = try? JavaScriptCoreLibrary()

    /// The variable of the environment that names another library.
    static let variable = "JAVASCRIPTCORE"

    /// Where it is: in the packages `libjavascriptcoregtk-4.1-0`, `-4.0-18` and `-6.0-1` of Debian and Ubuntu, and in macOS
    /// itself.
    private static let paths = [
        "libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-4.0.so.18", "libjavascriptcoregtk-6.0.so.1",
        "/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore",
    ]

    private struct Missing: Error {}

    private init() throws(Missing) {
        let named = getenv(Self.variable).map { [String(cString: $0)] }
        guard let library = (named ?? Self.paths).lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
            throw Missing()
        }
        func function<Function>(_ name: String) throws(Missing) -> Function {
            guard let address = dlsym(library, name) else { throw Missing() }
            return unsafeBitCast(address, to: Function.self)
        }
        createGroup = try function("JSContextGroupCreate")
        releaseGroup = try function("JSContextGroupRelease")
        setTimeLimit = try function("JSContextGroupSetExecutionTimeLimit")
        createContext = try function("JSGlobalContextCreateInGroup")
        releaseContext = try function("JSGlobalContextRelease")
        evaluate = try function("JSEvaluateScript")
        checkSyntax = try function("JSCheckScriptSyntax")
        property = try function("JSObjectGetProperty")
        callFunction = try function("JSObjectCallAsFunction")
        collectGarbage = try function("JSGarbageCollect")
        protect = try function("JSValueProtect")
        unprotect = try function("JSValueUnprotect")
        isObject = try function("JSValueIsObject")
        number = try function("JSValueToNumber")
        string = try function("JSValueToStringCopy")
        makeString = try function("JSValueMakeString")
        createString = try function("JSStringCreateWithUTF8CString")
        releaseString = try function("JSStringRelease")
        maximumUTF8Size = try function("JSStringGetMaximumUTF8CStringSize")
        utf8 = try function("JSStringGetUTF8CString")
    }
}
