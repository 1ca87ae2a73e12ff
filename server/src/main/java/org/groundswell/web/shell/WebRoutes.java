package org.groundswell.web.shell;

import org.groundswell.http.Reply;

/** The route table of pages. What is posted is a form of ours: that is checked before any of these is called. */
public interface WebRoutes {
    interface Handler {
        Reply answer(WebCall call);
    }

    void get(String path, Handler handler);

    /** For what is not for one visitor's eyes, but for programs and other sites' pages: without cookies. */
    void open(String path, Handler handler);

    void post(String path, Handler handler);
}
