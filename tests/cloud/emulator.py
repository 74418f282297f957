"""MiniStack, which the cloud tests deploy to, with four things more:

- `ssm:GetParameters` is authorized for each parameter it names, as AWS does it; MiniStack asks for `*` instead.
- A table's stream is read with the rights of the function that it runs, as AWS does it; MiniStack reads it anyway.
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
from ministack.services import lambda_svc
from ministack.services.cloudformation import provisioners

resource_of = iam_actions.extract_resource_arn
enforce = iam_evaluator.enforce
evaluate = iam_evaluator.evaluate
alarm_of = provisioners._cw_metric_alarm_record
run_function = lambda_svc._execute_function

TO_READ_STREAM = ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")


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


def run_if_stream_is_readable(func, event):
    records = event.get("Records") if isinstance(event, dict) else None
    if records and records[0].get("eventSource") == "aws:dynamodb":
        config = func.get("config") or func
        _, _, _, region, account = config["FunctionArn"].split(":")[:5]
        role = config["Role"].split("/")[-1]
        policies = iam_evaluator._gather_role_policies(role, account)
        for action in TO_READ_STREAM:
            request = iam_evaluator.EvalContext(
                principal_arn=f"arn:aws:sts::{account}:assumed-role/{role}/{config['FunctionName']}",
                principal_type="AssumedRole",
                principal_account=account,
                action=f"dynamodb:{action}",
                resource_arn=records[0]["eventSourceARN"],
                region=region,
            )
            if evaluate_aloud(request, policies).decision != "Allow":
                return {"error": True, "body": {"errorType": "AccessDenied"}}
    return run_function(func, event)


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
lambda_svc._execute_function = run_if_stream_is_readable
threading.Thread(target=end_with_parent, daemon=True).start()
app.main()
