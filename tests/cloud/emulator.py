"""MiniStack, which the cloud tests deploy to, with three things more:

- `ssm:GetParameters` is authorized for each parameter it names, as AWS does it; MiniStack asks for `*` instead.
- An alarm on a sum of metrics can be created; MiniStack takes alarms on one metric alone, so it watches the first.
- Each decision about a role is printed as a line of JSON that begins with {"decision":.

It ends when its standard input does, with the functions it runs, so that it never outlives the tests.
"""

import json
import os
import signal
import sys
import threading

from ministack import app
from ministack.core import iam_actions, iam_evaluator
from ministack.services.cloudformation import provisioners

resource_of = iam_actions.extract_resource_arn
enforce = iam_evaluator.enforce
evaluate = iam_evaluator.evaluate
alarm_of = provisioners._cw_metric_alarm_record


def each_parameter(service, method, path, headers, body, query_params, region, account):
    if service == "ssm" and headers.get("x-amz-target", "").endswith(".GetParameters"):
        names = json.loads(body).get("Names", [])
        return " ".join(f"arn:aws:ssm:{region}:{account}:parameter/{name.lstrip('/')}" for name in names)
    return resource_of(service, method, path, headers, body, query_params, region, account)


def enforce_each(access_key, action, service, region, resource_arn="*", service_context=None):
    for arn in resource_arn.split(" ") if action == "ssm:GetParameters" else [resource_arn]:
        denied = enforce(access_key, action, service, region, resource_arn=arn, service_context=service_context)
        if denied:
            return denied
    return None


def evaluate_aloud(request, *policies):
    result = evaluate(request, *policies)
    decision = {
        "decision": result.decision,
        "principal": request.principal_arn,
        "action": request.action,
        "resource": request.resource_arn,
        "sid": result.matched_sid,
    }
    print(json.dumps(decision), flush=True)
    return result


def alarm_on_first_metric(name, props):
    if not props.get("Metrics"):
        return alarm_of(name, props)
    first = next(metric["MetricStat"] for metric in props["Metrics"] if "MetricStat" in metric)
    rest = {key: value for key, value in props.items() if key != "Metrics"}
    return alarm_of(name, {**rest, **first["Metric"], "Statistic": first["Stat"], "Period": first["Period"]})


def end_with_parent():
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


iam_actions.extract_resource_arn = each_parameter
iam_evaluator.enforce = enforce_each
iam_evaluator.evaluate = evaluate_aloud
provisioners._cw_metric_alarm_record = alarm_on_first_metric
threading.Thread(target=end_with_parent, daemon=True).start()
app.main()
