package org.groundswell.scenarios;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Posting, reading, editing, deleting and interacting: {@code /api/v1/statuses}. */
@ExtendWith(ScenarioServers.Extension.class)
class StatusScenariosTest {
    private static final String READING = """
            anyone                 | GET /api/v1/statuses/{public}              | 200 | "visibility":"public" && >Scenario< && !"favourited"
            dan                    | GET /api/v1/statuses/{unlisted}            | 200 | "visibility":"unlisted" && "favourited":false
            dan(read:statuses)     | GET /api/v1/statuses/{public}              | 200 | "visibility":"public"
            dan(write:statuses)    | GET /api/v1/statuses/{public}              | 403 | it needs read:statuses
            invalid                | GET /api/v1/statuses/{public}              | 401 | The access token is invalid
            ben                    | GET /api/v1/statuses/{private}             | 200 | "visibility":"private"
            dan                    | GET /api/v1/statuses/{private}             | 404 | "error":"Record not found"
            anyone                 | GET /api/v1/statuses/{private}             | 404 | "error":"Record not found"
            cay                    | GET /api/v1/statuses/{direct}              | 200 | "visibility":"direct" && "favourited":true
            ben                    | GET /api/v1/statuses/{direct}              | 404 | "error":"Record not found"
            anyone                 | GET /api/v1/statuses/1                     | 404 | "error":"Record not found"
            anyone                 | GET /api/v1/statuses/none                  | 404 | "error":"Record not found"
            """;

    @TestFactory
    Stream<DynamicNode> reading(ScenarioServers servers) {
        return ScenarioRunner.run(servers, READING);
    }

    private static final String WRITING = """
            fay                    | POST /api/v1/statuses status=hello         | 200 | <p>hello</p> && "visibility":"public" | StatusPosted
            gus                    | POST /api/v1/statuses/{new}/favourite      | 200 | "favourited":true && "favourites_count":1 | Favourited
            """;

    @TestFactory
    Stream<DynamicNode> writing(ScenarioServers servers) {
        return ScenarioRunner.run(servers, WRITING);
    }
}
