package org.groundswell.web.shell;

import io.helidon.http.Method;
import org.groundswell.http.Reply;
import org.groundswell.http.UploadSpace;

/**
 * The route table of pages: path, access, handler. The forms that a POST takes have been checked to be this site's
 * own before a handler is called.
 */
public interface WebRoutes {
    /** Answers a request with a page. */
    interface Handler {
        Reply answer(WebCall call);
    }

    /** Answers a form that may have files. */
    interface UploadHandler extends Handler {}

    /** Answers a form that may have large files, which are stored in a space while they arrive. */
    record LargeUploadHandler(UploadSpace space, Handler handler) implements UploadHandler {
        @Override
        public Reply answer(WebCall call) {
            return handler.answer(call);
        }
    }

    void add(Method method, String path, PageAccess access, Handler handler);

    default void get(String path, PageAccess access, Handler handler) {
        add(Method.GET, path, access, handler);
    }

    /** Adds a document for programs and other sites' pages. */
    default void open(String path, Handler handler) {
        add(Method.GET, path, PageAccess.WITHOUT_COOKIES, handler);
    }

    default void post(String path, PageAccess access, Handler handler) {
        add(Method.POST, path, access, handler);
    }

    default void upload(String path, PageAccess access, UploadHandler handler) {
        add(Method.POST, path, access, handler);
    }

    default void upload(String path, PageAccess access, UploadSpace space, Handler handler) {
        add(Method.POST, path, access, new LargeUploadHandler(space, handler));
    }
}
